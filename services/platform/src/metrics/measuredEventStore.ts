import { type EventStore, WrongExpectedRevision } from '../eventStore/eventStore.ts';
import type { Metrics } from './metrics.ts';

const outcomeOf = (error: unknown): 'conflict' | 'failed' => (error instanceof WrongExpectedRevision ? 'conflict' : 'failed');

/** The same store, whose appends are measured. */
export const measuredEventStore = (store: EventStore, metrics: Pick<Metrics, 'append'>): EventStore => ({
  append: async (stream, expected, facts) => {
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1_000;
    try {
      const appended = await store.append(stream, expected, facts);
      metrics.append('appended', facts.length, seconds());
      return appended;
    } catch (error) {
      metrics.append(outcomeOf(error), facts.length, seconds());
      throw error;
    }
  },
  read: (stream, options) => store.read(stream, options),
  feed: (after, signal) => store.feed(after, signal),
  head: () => store.head(),
  close: () => store.close(),
});
