import type { Id } from '@chat/schema/events';
import type { IrcContent } from '../../irc/entry.ts';
import { ImportPlanner } from '../planner.ts';
import type { Act, Chunk, ImportIds } from '../step.ts';

/** Ids that say what they are of. */
export const readableIds: ImportIds = {
  userIdOf: (nick) => `user ${nick}` as Id,
  stepKey: (place, ordinal) => `${place} ${ordinal}` as Id,
  chunkKey: (number) => `chunk ${number}` as Id,
  messageId: (key, ordinal) => `${key} message ${ordinal}` as Id,
};

export type Line = IrcContent & { readonly replyTo?: readonly number[] };

const minute = 60_000;

/** What lines of one file, a minute apart, are planned as. */
export const planned = (lines: readonly Line[], file = '2009-03-01.raw.txt') => {
  const planner = new ImportPlanner(readableIds, [{ name: file, lines: lines.length }]);
  const chunks: Chunk[] = [];
  for (const [line, content] of lines.entries()) {
    const chunk = planner.add({ replyTo: [], ...content, file, line, occurredAt: line * minute });
    if (chunk !== undefined) chunks.push(chunk);
  }
  const rest = planner.rest();
  if (rest !== undefined) chunks.push(rest);
  const steps = chunks.flatMap((chunk) => chunk.steps);
  const acts: readonly Act[] = steps.map(({ act }) => act);
  return { tally: planner.tally, chunks, steps, acts, messages: chunks.flatMap((chunk) => chunk.messages) };
};

export const says = (nick: string, text = 'ahoy', replyTo: readonly number[] = []): Line => ({
  kind: 'message',
  nick,
  text,
  action: false,
  replyTo,
});
export const joins = (nick: string): Line => ({ kind: 'joined', nick, host: 'host.example' });
export const parts = (nick: string): Line => ({ kind: 'left', nick, host: 'host.example' });
export const renames = (from: string, to: string): Line => ({ kind: 'renamed', from, to });
export const kicked = (nick: string, reason = 'plunder'): Line => ({ kind: 'kicked', nick, by: 'keeper', reason });
export const mode = (sign: '+' | '-', letter: string, argument: string): Line => ({
  kind: 'modeChanged',
  by: 'keeper',
  changes: [{ sign, mode: letter, argument }],
});
