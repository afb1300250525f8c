import type { Id, Position } from '@chat/schema/events';
import type { Document, IndexDeclaration, Json, Path, ViewDeclaration } from '@chat/schema/views';

export type { Document, IndexDeclaration, Json, Path, ViewDeclaration };

export type Scalar = string | number | boolean | null;

/** Bounds of one scalar path. */
export interface Range {
  readonly path: Path;
  readonly above?: Scalar;
  readonly from?: Scalar;
  readonly below?: Scalar;
  readonly to?: Scalar;
}

/** Limits of every adapter. */
export const readStoreLimits = {
  documentBytes: 262_143,
  documentDepth: 64,
  getMany: 1_000,
  find: 1_000,
  scan: 1_000,
  any: 500,
  all: 500,
  counted: 10_000,
} as const;

/**
 * A query that one declared index serves: `equals` (and at most one `any`, a list of at most 500 values) bind its leading
 * paths, then at most one `range` or `prefix` the next path; results come in index order, `_id` last. Values of an `any`
 * path come in the order of the index too, not in that of the list. Only `equals` binds a multikey path, and it must, so
 * that no document comes twice; `all` names values that this list must also hold. Anything else is refused with
 * `UnindexedQuery`, in every adapter.
 *
 * Scalars are ordered null (or absent), numbers, strings by UTF-8 bytes, false, true. A range holds values of its bounds'
 * type only; a prefix ends at a code point.
 */
export interface Query {
  readonly index: string;
  readonly equals?: Readonly<Record<Path, Scalar>>;
  readonly any?: { readonly path: Path; readonly values: readonly Scalar[] };
  readonly all?: { readonly path: Path; readonly values: readonly Scalar[] };
  readonly range?: Range;
  readonly prefix?: { readonly path: Path; readonly value: string };
  readonly order?: 'ascending' | 'descending';
  /** 1 to 1,000. */
  readonly limit: number;
  /**
   * The key of the last document seen, from `keyOf`: the page starts after it, whether or not that document still stands.
   * It must be a key of this query: paths bound by `equals` hold the same values.
   */
  readonly after?: readonly Scalar[];
}

/** Exact to 10,000; then `more`. */
export interface Counted {
  readonly count: number;
  readonly more: boolean;
}

/**
 * What queries need. Safe to use while another thread writes: every call sees one committed state. Of a view that was never
 * prepared, nothing is found. An adapter passes `readStoreContract`.
 */
export interface ReadStore {
  get<Doc extends Document>(view: ViewDeclaration<Doc>, id: string): Promise<Doc | undefined>;
  /** In the order of `ids`; at most 1,000. Absent documents are left out. */
  getMany<Doc extends Document>(view: ViewDeclaration<Doc>, ids: readonly string[]): Promise<readonly Doc[]>;
  find<Doc extends Document>(view: ViewDeclaration<Doc>, query: Query): Promise<readonly Doc[]>;
  count(view: ViewDeclaration, query: Omit<Query, 'limit' | 'after' | 'order'>): Promise<Counted>;
  /** The position up to which the view is complete; nothing where it was never written. */
  checkpoint(view: ViewDeclaration): Promise<Checkpoint | undefined>;
  close(): Promise<void>;
}

export interface Checkpoint {
  readonly logId: Id;
  readonly position: Position;
}

/**
 * One change of a view: a document replaces what stood under its `_id`, or leaves a tombstone. It takes effect only where its
 * `pos` is above that of the stored document or tombstone; otherwise it is ignored, so delivering twice changes nothing.
 * Several changes of one document in a batch come merged into one. `isNew` says that no document stood there a moment ago: it
 * makes the write cheaper, and changes nothing where it is wrong.
 */
export type Write =
  | { readonly view: ViewDeclaration; readonly put: Document; readonly isNew?: boolean }
  | { readonly view: ViewDeclaration; readonly delete: { readonly _id: string; readonly pos: Position } };

/** What the projection runner needs: documents and checkpoints move together or not at all. */
export interface ReadStoreWriter extends ReadStore {
  /** Creates what is missing for these views; `DeclarationChanged` where one is stored with other indexes at this version. */
  prepare(views: readonly ViewDeclaration[]): Promise<void>;
  /**
   * One transaction. `checkpoint` moves every view named in `views`, never backwards; a view of another log is `AnotherLog`.
   * Tombstones at or below it are swept later. A document of 256 KiB or more is `DocumentTooLarge`, one that is not JSON-plain
   * or whose indexed paths hold no scalars `InvalidDocument`, a view that was not prepared `ViewNotPrepared`, a full disk
   * `ReadStoreUnavailable`; then nothing of the batch is written.
   */
  commit(writes: readonly Write[], checkpoint: Checkpoint, views: readonly ViewDeclaration[]): Promise<void>;
  /** All documents in the order of `_id`, for hashes and rebuilds; at most 1,000 a call. */
  scan<Doc extends Document>(view: ViewDeclaration<Doc>, after: string | undefined, limit: number): Promise<readonly Doc[]>;
  /**
   * Puts a rebuilt view (same indexes under another name) with its checkpoint in the place of the live one, in one
   * transaction; the rebuilt name is then free. Readers go on without noticing.
   */
  swap(live: ViewDeclaration, rebuilt: ViewDeclaration): Promise<void>;
  /** Removes the view, its documents and checkpoint; nothing happens where it does not exist. */
  drop(view: ViewDeclaration): Promise<void>;
  /**
   * After a shred: no byte of a deleted or replaced document stays in the file, its write-ahead log or its free pages. Rewrites
   * the whole store (seconds per GB), so gather shreds and call it away from the event loop.
   */
  purge(): Promise<void>;
}

/** No declared index serves the query. */
export class UnindexedQuery extends Error {
  override readonly name = 'UnindexedQuery';
}

/** A document has 262,144 bytes of JSON or more. */
export class DocumentTooLarge extends Error {
  override readonly name = 'DocumentTooLarge';
}

/**
 * A document is not JSON-plain (`undefined`, NaN, a Date, a lone surrogate, nested deeper than 64), has no `_id` or `pos`, or an
 * indexed path does not hold a scalar, a multikey path not a list of scalars other than null.
 */
export class InvalidDocument extends Error {
  override readonly name = 'InvalidDocument';
}

/** A view's name, version, paths or indexes break the rules of `ViewDeclaration`. */
export class InvalidDeclaration extends Error {
  override readonly name = 'InvalidDeclaration';
}

/** The view is stored with other indexes: give the declaration another version. */
export class DeclarationChanged extends Error {
  override readonly name = 'DeclarationChanged';
}

/** A write to a view that `prepare` has not seen, or that was dropped. */
export class ViewNotPrepared extends Error {
  override readonly name = 'ViewNotPrepared';
}

/** The view's checkpoint belongs to another log: positions cannot be compared, so the view is dropped and rebuilt. */
export class AnotherLog extends Error {
  override readonly name = 'AnotherLog';
}

/** The store cannot answer: closed, torn, locked, disk full, engine away. A commit that failed so changed nothing. */
export class ReadStoreUnavailable extends Error {
  override readonly name = 'ReadStoreUnavailable';
}
