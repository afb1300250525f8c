import { setTimeout as wait } from 'node:timers/promises';
import type { ApiNode } from '../cluster/cluster.ts';
import type { Random } from '../random.ts';
import type { Operation, Succeeded } from '../record/line.ts';
import type { Recorder } from '../record/record.ts';
import { ask, type Outcome } from './ask.ts';
import { learn, type Person, refreshToken } from './people.ts';

/** What every client of a run works with. */
export interface Run {
  readonly nodes: readonly ApiNode[];
  readonly recorder: Recorder;
  readonly random: Random;
  /** Aborted when no new commands shall begin. */
  readonly over: AbortSignal;
}

/** Something that a person asks for, under one key however often. */
export interface Command {
  readonly operation: Operation;
  readonly key: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly channel?: string;
  readonly message?: string;
  readonly person?: string;
}

type Answered = Omit<Succeeded, 'kind' | 'at' | 'attempt'>;

interface Payload {
  readonly position: string;
  readonly fact?: { readonly factId: string; readonly seq: number; readonly position: string } | null;
  readonly readUpTo?: number;
  readonly view?: string;
  readonly isEqual?: boolean;
  readonly differentIds?: readonly string[];
  readonly parked?: number;
}

const fact = 'fact { factId seq position }';

/** The mutation of each operation, and what is asked of its payload: nothing that needs a read model. */
const mutations: Readonly<Record<Operation, readonly [string, string]>> = {
  send: ['sendMessage', 'fact: message { factId seq position }'],
  edit: ['editMessage', fact],
  delete: ['deleteMessage', fact],
  react: ['addReaction', fact],
  unreact: ['removeReaction', fact],
  markRead: ['markRead', 'readUpTo'],
  remove: ['kickMember', 'userId'],
  admit: ['joinGuild', 'guildId'],
  rebuild: ['rebuildView', 'view isEqual differentIds parked'],
};

const rebuildMillis = 120_000;

const queryOf = (operation: Operation): string => {
  const [mutation, fields] = mutations[operation];
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { position ${fields} } }`;
};

const answeredBy = ({ position, fact: done, readUpTo, view, isEqual, differentIds = [], parked }: Payload): Answered => ({
  position,
  ...(done === undefined || done === null ? {} : { id: done.factId, seq: done.seq, factPosition: done.position }),
  ...(readUpTo === undefined ? {} : { readUpTo }),
  ...(view === undefined ? {} : { view }),
  // A view may differ in more documents than it names.
  ...(isEqual === undefined ? {} : { different: isEqual ? differentIds : ['unequal', ...differentIds] }),
  ...(parked === undefined ? {} : { parked }),
});

/** One attempt, recorded from its beginning to its end. */
export const attempt = async (run: Run, person: Person, command: Command): Promise<Outcome<Answered>> => {
  const { recorder } = run;
  const { operation, key, input, ...about } = command;
  const node = run.random.one(run.nodes);
  if (node === undefined) throw new TypeError('a cluster has a node');
  await refreshToken(person, node.address, recorder.now());
  await recorder.room();
  const number = recorder.nextAttempt();
  recorder.write({ kind: 'invoked', attempt: number, client: person.handle, node: node.name, operation, key, ...about });
  const outcome = await ask<{ readonly done: Payload }>({
    address: node.address,
    token: person.token,
    query: queryOf(operation),
    variables: { input: { [operation === 'send' ? 'clientMessageId' : 'commandId']: key, ...input } },
    ...(operation === 'rebuild' ? { patience: rebuildMillis } : {}),
  });
  if (outcome.kind !== 'succeeded') {
    recorder.write({ ...outcome, attempt: number });
    return outcome;
  }
  const data = answeredBy(outcome.data.done);
  recorder.write({ kind: 'succeeded', attempt: number, ...data });
  learn(person, data.position);
  return { kind: 'succeeded', data };
};

/** What an outbox repeats: nobody answered, or the answer said later. */
const isWorthRepeating = (outcome: Outcome<Answered>): boolean =>
  outcome.kind === 'unknown' || (outcome.kind === 'failed' && ['PROJECTION_BEHIND', 'RATE_LIMITED'].includes(outcome.code));

/** Asks again with the same key, through any node, until there is a definite answer or the attempts are used up. */
export const untilAnswered = async (
  run: Run,
  person: Person,
  command: Command & { readonly mostAttempts: number },
): Promise<Outcome<Answered>> => {
  const { mostAttempts, ...asked } = command;
  for (let tried = 1; ; tried += 1) {
    const outcome = await attempt(run, person, asked);
    if (tried === mostAttempts || !isWorthRepeating(outcome)) return outcome;
    await wait(run.random.between(20, 200) * Math.min(tried, 5));
  }
};
