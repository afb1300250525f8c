import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '@chat/platform';
import { type Run, untilAnswered } from './commands.ts';
import type { Person } from './people.ts';

/** Longer than any fault lasts: a removal that nobody answered says nothing. */
const mostAttempts = 60;

const pause = async (millis: number, over: AbortSignal): Promise<void> => {
  // What is over needs no more waiting.
  await wait(millis, undefined, { signal: over }).catch(() => undefined);
};

interface Guild {
  readonly guildId: string;
  /** Of an invite. */
  readonly code: string;
}

/** Takes somebody out of the guild and lets them in again, over and over. In the end they are in. */
export const moderate = async (
  run: Run,
  { moderator, member, guild }: { readonly moderator: Person; readonly member: Person; readonly guild: Guild },
): Promise<void> => {
  const { random, over } = run;
  const person = member.userId;
  for (;;) {
    await pause(random.between(1_500, 5_000), over);
    if (over.aborted) return;
    const removal = { guildId: guild.guildId, userId: person };
    await untilAnswered(run, moderator, { operation: 'remove', key: newId(), person, input: removal, mostAttempts });
    await pause(random.between(200, 2_500), over);
    await untilAnswered(run, member, { operation: 'admit', key: newId(), person, input: { code: guild.code }, mostAttempts });
  }
};
