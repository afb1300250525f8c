import { type Envelope, factTypesByPrefix, type Position } from '@chat/schema/events';
import {
  type Appended,
  type EventStore,
  EventStoreUnavailable,
  type ExpectedRevision,
  type ReadOptions,
  type StoredFact,
} from '../eventStore.ts';
import { limitOf } from '../sqliteLog.ts';
import { defaultBackOff } from './backOff.ts';
import { EsdbConnection } from './connection.ts';
import { parseConnectionString } from './connectionString.ts';
import { EsdbAppends } from './esdbAppends.ts';
import { EsdbFeed, type FeedOptions } from './esdbFeed.ts';
import { newestOf } from './newest.ts';
import type { EventStoreDbOptions } from './openEventStoreDb.ts';
import { readFacts } from './streamReads.ts';

const defaultCallMillis = 5_000;
const ourPrefixes = Object.keys(factTypesByPrefix).map((prefix) => `${prefix}-`);

class EsdbAdapter implements EventStore {
  readonly #parts: FeedOptions;
  readonly #appends: EsdbAppends;
  readonly #feeds = new Set<EsdbFeed>();
  #closing: Promise<void> | undefined;

  constructor(parts: FeedOptions) {
    this.#parts = parts;
    this.#appends = new EsdbAppends(parts.connection);
  }

  async append(stream: string, expected: ExpectedRevision, facts: readonly Envelope[]): Promise<Appended> {
    this.#refuseWhenClosed();
    return this.#appends.append(stream, expected, facts);
  }

  async read(stream: string, options: ReadOptions = {}): Promise<readonly StoredFact[]> {
    this.#refuseWhenClosed();
    return readFacts(this.#parts.connection, stream, { ...options, limit: limitOf(options) });
  }

  async *feed(after: Position | undefined, signal: AbortSignal): AsyncGenerator<readonly StoredFact[], void, undefined> {
    if (signal.aborted) return;
    this.#refuseWhenClosed();
    const feed = new EsdbFeed(after, this.#parts);
    const leave = () => {
      this.#feeds.delete(feed);
      feed.end();
    };
    this.#feeds.add(feed);
    // Not only in `finally`: a consumer that never comes back after the abort must leave nothing behind either.
    signal.addEventListener('abort', leave, { once: true });
    try {
      yield* feed.batches();
    } finally {
      signal.removeEventListener('abort', leave);
      leave();
    }
  }

  async head(): Promise<StoredFact | undefined> {
    this.#refuseWhenClosed();
    return newestOf(this.#parts.connection, this.#parts.prefixes);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    for (const feed of this.#feeds) feed.end(this.#closedError());
    await this.#appends.idle();
    await this.#parts.connection.close();
  }

  #closedError(): EventStoreUnavailable {
    return new EventStoreUnavailable(`the event store ${this.#parts.connection.endpoint} is closed`);
  }

  #refuseWhenClosed(): void {
    if (this.#closing !== undefined) throw this.#closedError();
  }
}

/** See `openEventStoreDb`. */
export const openEsdbAdapter = async (options: EventStoreDbOptions): Promise<EventStore> => {
  const { role, callMillis = defaultCallMillis, prefixes = ourPrefixes, backOff = defaultBackOff } = options;
  const connection = new EsdbConnection({ settings: parseConnectionString(options.connectionString), role, callMillis });
  const { onFeedOutage = () => undefined } = options;
  const store = new EsdbAdapter({ connection, prefixes, backOff, onFeedOutage });
  try {
    await store.head();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
};
