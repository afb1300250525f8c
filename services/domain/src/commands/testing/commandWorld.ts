import { manualClock, seededIds } from '@chat/platform/testing';
import { type Colour, type Id, streams } from '@chat/schema/events';
import { exampleId } from '../../testing/deciderSpec.ts';
import { aggregates } from '../aggregateCache.ts';
import type { Caller } from '../caller.ts';
import type { Answer, Command, Done } from '../command.ts';
import { commandRunner } from '../commandRunner.ts';
import type { Decision } from '../decision.ts';
import { saying } from '../saying.ts';
import type { FoldedFact } from '../streamModel.ts';
import { MemoryEventStore } from './memoryEventStore.ts';
import { ReadableVault } from './readableVault.ts';

/** The state of a stream in these specs: its facts. */
export type Facts = readonly FoldedFact[];
export const factList = { initial: [] as Facts, evolve: (facts: Facts, fact: FoldedFact): Facts => [...facts, fact] };

/** A node: its own cache and queues over a log and a vault that others may write to as well. */
export const nodeOn = (store: MemoryEventStore, vault: ReadableVault, clock = manualClock()) => {
  const waits: number[] = [];
  const cache = aggregates(store);
  const runner = commandRunner({
    store,
    vault,
    clock,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
  });
  return { cache, runner, waits, clock };
};

export type Node = ReturnType<typeof nodeOn>;

export const personId = exampleId(7);
export const stream = streams.account(personId);

export const callerOf = (userId: Id = personId): Caller => ({
  actor: { kind: 'USER', id: userId },
  via: 'WEB',
  correlationId: exampleId(0xc0),
});

/** A fact without text that says a number. */
export const painted = (number: number) =>
  ({ type: 'AvatarColourChanged', data: { colour: `#${number.toString(16).padStart(6, '0')}` as Colour } }) as const;

/** A fact with text. */
export const named = (displayName: string) => ({ type: 'DisplayNameChanged', data: { text: { displayName } } }) as const;

type Parts = Partial<Command<Facts, undefined, undefined>> & { readonly stream?: string };

/** Runs a command on the stream of one account; what is not said is the same for all. */
export const runOn = (node: Node, key: Id, decide: (facts: Facts) => Decision, parts: Parts = {}): Promise<Answer> =>
  node.runner.run<Facts, undefined, undefined>({
    name: 'change',
    key,
    scope: personId,
    caller: callerOf(),
    model: node.cache.model(parts.stream ?? stream, factList),
    gather: async () => ({ looked: undefined, documents: undefined, basis: [], owners: { userId: personId } }),
    decide,
    ...parts,
  });

/** Renames; a retry with another name under the same key is a conflict. */
export const rename = (node: Node, key: Id, displayName: string): Promise<Answer> =>
  runOn(node, key, () => [named(displayName)], { repeats: saying('DisplayNameChanged', { text: { displayName } }) });

export const keys = seededIds('keys');

/** One node over an empty log. */
export const commandWorld = () => {
  const store = new MemoryEventStore();
  const vault = new ReadableVault();
  return { store, vault, node: nodeOn(store, vault) };
};

/** The answer of a command that must have been carried out. */
export const doneOf = (answer: Answer): Done => {
  if ('rejected' in answer) throw new Error(`refused: ${answer.rejected}`);
  return answer;
};
