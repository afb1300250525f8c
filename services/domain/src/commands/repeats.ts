import { type EventStore, eventStoreLimits, openFacts, type StoredFact, type Vault } from '@chat/platform';
import type { Opened } from '@chat/schema/events';
import { rejected } from '../errors/index.ts';
import type { Job, Repeat } from './job.ts';

/** Answers commands whose facts stand in the log already. */
export interface Repeats {
  answer(stream: string, repeat: Repeat): Promise<void>;
}

const isShredded = (fact: Opened): boolean => 'text' in fact.data && fact.data.text === null;

/** Most commands append one fact or two. */
const firstRead = 4;

const ownFacts = (facts: readonly StoredFact[], job: Job): readonly StoredFact[] => {
  const stranger = facts.findIndex((fact, ordinal) => fact.id !== job.ids(ordinal));
  return stranger < 0 ? facts : facts.slice(0, stranger);
};

const readOwn = async (store: EventStore, stream: string, { job, revision }: Repeat): Promise<readonly StoredFact[]> => {
  const few = ownFacts(await store.read(stream, { from: revision, limit: firstRead }), job);
  if (few.length < firstRead) return few;
  return ownFacts(await store.read(stream, { from: revision, limit: eventStoreLimits.batchFacts }), job);
};

const saysTheSame = (job: Job, original: readonly Opened[]): boolean =>
  job.command.repeats === undefined || original.some(isShredded) || job.command.repeats(original);

/** Reads the original facts and opens their text: the same content is answered as the first time, other content refused. */
export const repeatsFrom = (store: EventStore, vault: Vault): Repeats => ({
  answer: async (stream, repeat) => {
    const { job, revision } = repeat;
    const original = await openFacts(vault, await readOwn(store, stream, repeat), () => true);
    const last = original.at(-1);
    if (last === undefined) throw new Error(`fact ${job.ids(0)} is not at revision ${revision} of ${stream}`);
    if (!saysTheSame(job, original)) job.resolve(rejected('IDEMPOTENCY_CONFLICT'));
    else job.resolve({ facts: original, position: last.position, repeated: true });
  },
});
