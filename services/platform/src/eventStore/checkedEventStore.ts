import { checkFact, type Envelope } from '@chat/schema/events';
import type { EventStore } from './eventStore.ts';

/** Somebody wanted to append a fact that its definition refuses: a defect of the product, and nothing was stored. */
export class MalformedFact extends Error {
  override readonly name = 'MalformedFact';
}

const refuseMalformed = (stream: string, facts: readonly Envelope[]): void => {
  for (const fact of facts) {
    const broken = checkFact(stream, fact);
    if (broken !== undefined) throw new MalformedFact(`${fact.type} cannot be appended to ${stream}: ${broken}`);
  }
};

/**
 * The same store for writers that are held to the definitions of facts: stored facts are for ever, so none gets by that a reader
 * would have to refuse. A batch with such a fact rejects with `MalformedFact` and nothing of it is stored.
 */
export const checkedEventStore = (store: EventStore): EventStore => ({
  append: async (stream, expected, facts) => {
    refuseMalformed(stream, facts);
    return store.append(stream, expected, facts);
  },
  read: (stream, options) => store.read(stream, options),
  feed: (after, signal) => store.feed(after, signal),
  head: () => store.head(),
  close: () => store.close(),
});
