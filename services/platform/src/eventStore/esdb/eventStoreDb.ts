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
import { type BackOff, defaultBackOff } from './backOff.ts';
import { EsdbConnection } from './connection.ts';
import { parseConnectionString } from './connectionString.ts';
import { EsdbAppends } from './esdbAppends.ts';
import type { EsdbRole } from './esdbClient.ts';
import { EsdbFeed, type FeedOptions } from './esdbFeed.ts';
import { newestOf } from './newest.ts';
import { readFacts } from './streamReads.ts';

export interface EventStoreDbOptions {
  /** `esdb://user:password@host:2113?setting=value` or `esdb+discover://…`; see `parseConnectionString`. */
  readonly connectionString: string;
  /** `commands`: everything goes to the leader; `projections`: reads and feeds rather go to a follower or read-only replica. */
  readonly role: EsdbRole;
  /** What the names of our streams begin with; all prefixes of the schema where absent. */
  readonly prefixes?: readonly string[];
  /** Milliseconds after which a call without an answer is `EventStoreUnavailable`; 5,000 where absent. */
  readonly callMillis?: number;
  /** The waits of a feed between its attempts to subscribe again; from 100 ms to 5 s where absent. */
  readonly backOff?: BackOff;
  /** Told of each outage of a feed, which goes on by itself after so many milliseconds. */
  readonly onFeedOutage?: (outage: EventStoreUnavailable, retryInMillis: number) => void;
}

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

/**
 * The event log on EventStoreDB 22.6 or later. Opening asks the node for the newest fact, so that a wrong address, password or
 * right is known at once (`EventStoreUnavailable`); the user must be allowed to read `$all`. A connection string that cannot
 * be used is `InvalidConnectionString`. Appends of one stream go one after the other. An outage fails the calls that meet it
 * with `EventStoreUnavailable`, within `callMillis`, and the next ones try anew; feeds subscribe again by themselves, except
 * where the node refuses our credentials. Events that others keep in the same log are not seen, unless their streams are named as ours are.
 */
export const openEventStoreDb = async (options: EventStoreDbOptions): Promise<EventStore> => {
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
