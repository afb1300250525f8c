import type { Envelope, Position } from '@chat/schema/events';
import { canonicalBytes } from './canonical.ts';
import {
  type Appended,
  BatchTooLarge,
  type EventStore,
  EventStoreUnavailable,
  type ExpectedRevision,
  eventStoreLimits,
  FactTooLarge,
  type ReadOptions,
  type StoredFact,
  WrongExpectedRevision,
} from './eventStore.ts';
import { Feeds, type Page } from './feeds.ts';
import type { Answer } from './groupCommit.ts';
import { positionOf } from './positions.ts';
import { RecentFacts } from './recentFacts.ts';
import { prepareLog } from './sqliteDatabase.ts';
import { limitOf, type PlacedEnvelope, SqliteLog } from './sqliteLog.ts';
import { SqliteWriter, type WriterStatistics } from './sqliteWriter.ts';
import { StreamEnds } from './streamEnds.ts';

export type { WriterStatistics };

export interface SqliteEventStoreOptions {
  /** The database file. Its directory is there, and locked by this process (`lockDataDir`): one writer a file. */
  readonly path: string;
  /** Facts that one read of the file takes before the event loop has its turn; 250 where absent. */
  readonly pageFacts?: number;
  /** The file grows to so many pages of 4 KiB and no further: appends that need more are `EventStoreUnavailable`. */
  readonly maximumPages?: number;
}

/** What the SQLite adapter has beside the port. */
export interface SqliteEventStore extends EventStore {
  statistics(): WriterStatistics;
}

const defaultPageFacts = 250;
const recentFacts = 4_096;
const recentBytes = 16 * 1_048_576;

/** The canonical bytes of a batch, or the refusal that its size deserves. */
const envelopesOf = (facts: readonly Envelope[]): string[] => {
  let batchBytes = 0;
  const envelopes = facts.map((fact) => {
    const envelope = canonicalBytes(fact);
    const bytes = Buffer.byteLength(envelope);
    if (bytes > eventStoreLimits.factBytes) throw new FactTooLarge(fact.id, bytes);
    batchBytes += bytes;
    return envelope;
  });
  if (facts.length < 1 || facts.length > eventStoreLimits.batchFacts || batchBytes > eventStoreLimits.batchBytes)
    throw new BatchTooLarge(facts.length, batchBytes);
  return envelopes;
};

const placesOf = (answer: Exclude<Answer, { kind: 'conflict' }>, facts: number): readonly number[] =>
  answer.kind === 'repeated' ? answer.places : Array.from({ length: facts }, (_, index) => answer.firstPlace + index);

interface Parts {
  readonly path: string;
  readonly log: SqliteLog;
  readonly feeds: Feeds;
  readonly writer: SqliteWriter;
}

class SqliteAdapter implements SqliteEventStore {
  readonly #parts: Parts;
  readonly #ends = new StreamEnds();
  #closing: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async append(stream: string, expected: ExpectedRevision, facts: readonly Envelope[]): Promise<Appended> {
    this.#refuseWhenClosed();
    const revision = expected === 'no_stream' ? -1 : expected;
    const answer = await this.#write(stream, revision, envelopesOf(facts));
    if (answer.kind === 'conflict') throw new WrongExpectedRevision(stream, expected, answer.actual);
    this.#ends.reached(stream, revision + facts.length);
    return { firstRevision: revision + 1, positions: placesOf(answer, facts.length).map(positionOf) };
  }

  async read(stream: string, options: ReadOptions = {}): Promise<readonly StoredFact[]> {
    this.#refuseWhenClosed();
    const { from = 0, backwards = false } = options;
    if (backwards) return this.#parts.log.read(stream, options);
    const limit = limitOf(options);
    if (this.#ends.isEmptyFrom(stream, from)) return [];
    const facts = await this.#parts.log.read(stream, options);
    if (facts.length < limit) this.#ends.reached(stream, from + facts.length - 1);
    return facts;
  }

  feed(after: Position | undefined, signal: AbortSignal): AsyncIterable<readonly StoredFact[]> {
    return this.#parts.feeds.feed(after, signal);
  }

  async head(): Promise<StoredFact | undefined> {
    this.#refuseWhenClosed();
    return this.#parts.log.newest();
  }

  statistics(): WriterStatistics {
    return this.#parts.writer.statistics;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close(this.#parts);
    return this.#closing;
  }

  async #close({ log, feeds, writer, path }: Parts): Promise<void> {
    feeds.fail(new EventStoreUnavailable(`the event log ${path} is closed`));
    // The reader first: the last connection to close empties the write-ahead log, and only the writer can.
    log.close();
    await writer.close();
  }

  async #write(stream: string, revision: number, envelopes: readonly string[]): Promise<Answer> {
    try {
      return await this.#parts.writer.append(stream, revision, envelopes);
    } catch (error) {
      this.#ends.forget(stream);
      throw error;
    }
  }

  #refuseWhenClosed(): void {
    if (this.#closing !== undefined) throw new EventStoreUnavailable(`the event log ${this.#parts.path} is closed`);
  }
}

/**
 * The embedded event store: one SQLite file (WAL, synchronous=FULL). A thread of its own writes: all appends that wait when
 * it becomes free share one commit, each judged by itself; a commit that fails (disk full) is `EventStoreUnavailable` for
 * its group and changes nothing. Reads run on the calling thread in small pages. Facts written here reach feeds from memory,
 * in the turn after their appends were answered. A file that is torn, foreign or of a newer format is
 * `EventStoreUnavailable`, naming it, and is left as it is.
 */
export const openSqliteEventStore = async (options: SqliteEventStoreOptions): Promise<SqliteEventStore> => {
  const { path, pageFacts = defaultPageFacts } = options;
  prepareLog(path);
  const log = new SqliteLog(path, pageFacts);
  try {
    return await openOn(log, options);
  } catch (error) {
    log.close();
    throw error;
  }
};

const openOn = async (log: SqliteLog, { path, maximumPages }: SqliteEventStoreOptions): Promise<SqliteEventStore> => {
  const recent = new RecentFacts(log.lastPlace(), recentFacts, recentBytes);
  const page = (after: number): Page => {
    const facts = recent.after(after, eventStoreLimits.readFacts);
    return facts === undefined ? { facts: log.page(after), stored: true } : { facts, stored: false };
  };
  const feeds = new Feeds({ page });
  const onCommitted = (facts: readonly PlacedEnvelope[]) => {
    for (const fact of facts) recent.add(fact);
    feeds.wake();
  };
  const writer = await SqliteWriter.open({ path, onCommitted, ...(maximumPages !== undefined && { maximumPages }) });
  return new SqliteAdapter({ path, log, feeds, writer });
};
