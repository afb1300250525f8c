import type { Envelope, Id, Place, Position } from '@chat/schema/events';

/** A fact as the log returns it: its envelope, parsed, and its place. Its type may be one that this version does not know. */
export type StoredFact = Envelope & Place;

/** The revision that the stream must have for an append: that of its last fact, or no stream at all. */
export type ExpectedRevision = 'no_stream' | number;

export interface Appended {
  /** Revision of the first fact of the batch. */
  readonly firstRevision: number;
  /** One position a fact, in the order of the batch. */
  readonly positions: readonly Position[];
}

export interface ReadOptions {
  /** First revision to read; forwards from 0, backwards from the end where absent. */
  readonly from?: number;
  readonly backwards?: boolean;
  /** 1 to 1,000; 1,000 where absent. */
  readonly limit?: number;
}

/** Limits of every adapter. */
export const eventStoreLimits = { factBytes: 65_536, batchFacts: 256, batchBytes: 524_288, readFacts: 1_000 } as const;

/**
 * The log: the only truth. An adapter passes `eventStoreContract`.
 *
 * - `append` is durable when it resolves (it survives kill -9 and loss of power), and all or nothing. It is idempotent:
 *   where the stream already holds exactly these ids right after the expected revision, it answers as the first time did.
 *   Otherwise a stream at another revision is `WrongExpectedRevision`; a fact over 64 KiB `FactTooLarge`; a batch over 256
 *   facts or 512 KiB `BatchTooLarge`; what cannot be written `EventStoreUnavailable` (the outcome is then unknown).
 * - `read` answers with the facts of one stream in order; an unknown stream is empty; a limit out of bounds is a `RangeError`.
 * - `feed` yields batches of all facts in position order, from after `after` (or the beginning) on to the live end and
 *   beyond, without hole or double, at least within 100 ms of the commit. It ends when `signal` aborts, and leaves nothing behind.
 *   A consumer that does not read on holds at most a bounded buffer; it then continues from the store. Closing the store
 *   ends feeds with `EventStoreUnavailable`. Several feeds may yield the same objects: they are never changed.
 */
export interface EventStore {
  append(stream: string, expected: ExpectedRevision, facts: readonly Envelope[]): Promise<Appended>;
  read(stream: string, options?: ReadOptions): Promise<readonly StoredFact[]>;
  feed(after: Position | undefined, signal: AbortSignal): AsyncIterable<readonly StoredFact[]>;
  /** The newest fact, or nothing in an empty log. */
  head(): Promise<StoredFact | undefined>;
  /** Finishes what was accepted, then refuses everything. */
  close(): Promise<void>;
}

/** The log without the right to append: what a projection or a tool needs beside the process that writes. */
export type EventReader = Omit<EventStore, 'append'>;

/** The stream is not at the expected revision; `actual` is -1 where it does not exist. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly actual: number;
  constructor(stream: string, expected: ExpectedRevision, actual: number) {
    super(`stream ${stream} is at revision ${actual}, expected ${expected}`);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

/** A fact has more than 65,536 bytes of canonical JSON. */
export class FactTooLarge extends Error {
  override readonly name = 'FactTooLarge';
  readonly id: Id;
  readonly bytes: number;
  constructor(id: Id, bytes: number) {
    super(`fact ${id} has ${bytes} bytes, at most ${eventStoreLimits.factBytes} are allowed`);
    this.id = id;
    this.bytes = bytes;
  }
}

/** A batch has more than 256 facts or 524,288 bytes, or none. */
export class BatchTooLarge extends Error {
  override readonly name = 'BatchTooLarge';
  readonly facts: number;
  readonly bytes: number;
  constructor(facts: number, bytes: number) {
    super(
      `a batch of ${facts} facts and ${bytes} bytes: 1 to ${eventStoreLimits.batchFacts} facts and ${eventStoreLimits.batchBytes} bytes are allowed`,
    );
    this.facts = facts;
    this.bytes = bytes;
  }
}

/** The store cannot answer now: closed, disk full, file torn, engine away. Of an append, the outcome is unknown. */
export class EventStoreUnavailable extends Error {
  override readonly name = 'EventStoreUnavailable';
}
