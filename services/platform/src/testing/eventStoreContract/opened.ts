import type { Position } from '@chat/schema/events';
import type { EventStore, StoredFact } from '../../eventStore/eventStore.ts';

/** A store under test. Disposing it closes the store and removes what it kept. */
export interface OpenedEventStore extends AsyncDisposable {
  /** The store; after `reopen`, the new one. */
  readonly store: EventStore;
  /** Closes the store and opens it again on what it kept. */
  reopen(): Promise<EventStore>;
}

export type OpenEventStore = () => Promise<OpenedEventStore>;

/** A feed being read in the background. */
export interface FollowedFeed extends AsyncDisposable {
  readonly facts: readonly StoredFact[];
  readonly batches: readonly (readonly StoredFact[])[];
  /** Resolves when a fact of every given id has come; rejects when the feed fails or ends first. */
  reached(ids: readonly string[]): Promise<void>;
  /** Aborts the feed; resolves when it has ended. */
  stop(): Promise<void>;
}

interface Awaited {
  readonly missing: Set<string>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Reads a feed until it is stopped or disposed. */
export const follow = (store: Pick<EventStore, 'feed'>, after?: Position): FollowedFeed => {
  const controller = new AbortController();
  const batches: (readonly StoredFact[])[] = [];
  const seen = new Set<string>();
  let waiting: Awaited[] = [];
  const arrive = (batch: readonly StoredFact[]) => {
    batches.push(batch);
    for (const { id } of batch) {
      seen.add(id);
      for (const { missing } of waiting) missing.delete(id);
    }
    for (const { missing, resolve } of waiting) if (missing.size === 0) resolve();
    waiting = waiting.filter(({ missing }) => missing.size > 0);
  };
  const read = async () => {
    for await (const batch of store.feed(after, controller.signal)) arrive(batch);
  };
  const give = (error: Error) => {
    for (const { reject } of waiting) reject(error);
  };
  const ended = read().then(() => give(new Error('the feed ended')), give);
  const stop = () => {
    controller.abort();
    return ended;
  };
  return {
    batches,
    get facts() {
      return batches.flat();
    },
    reached: (ids) =>
      new Promise((resolve, reject) => {
        const missing = new Set(ids.filter((id) => !seen.has(id)));
        if (missing.size === 0) resolve();
        else waiting.push({ missing, resolve, reject });
      }),
    stop,
    [Symbol.asyncDispose]: stop,
  };
};

export const idsOf = (facts: readonly { readonly id: string }[]): string[] => facts.map(({ id }) => id);

/** The position after which everything that the test appends stands. */
export const headPosition = async (store: EventStore): Promise<Position | undefined> => (await store.head())?.position;
