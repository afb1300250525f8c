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

/**
 * A query that one declared index serves: `equals` (and at most one `any`, a list of at most 500 values) bind its leading
 * paths, then at most one `range` or `prefix` the next path; results come in index order, `_id` last. `all` names a value
 * that the multikey path must also hold. Anything else is refused with `UnindexedQuery`, in every adapter.
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
  /** The key of the last document seen, from `keyOf`: the page starts after it. */
  readonly after?: readonly Scalar[];
}

/** Exact to 10,000; then `more`. */
export interface Counted {
  readonly count: number;
  readonly more: boolean;
}

/** What queries need. Safe to use while another thread writes: every call sees one committed state. */
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

/** One change of a view: a document replaces what stood under its `_id` unless that is newer (`pos`), or leaves a tombstone. */
export type Write =
  | { readonly view: ViewDeclaration; readonly put: Document }
  | { readonly view: ViewDeclaration; readonly delete: { readonly _id: string; readonly pos: Position } };

/** What the projection runner needs: documents and checkpoints move together or not at all. */
export interface ReadStoreWriter extends ReadStore {
  /** Creates what is missing for these views; refuses a view whose stored declaration differs at the same version. */
  prepare(views: readonly ViewDeclaration[]): Promise<void>;
  /**
   * One transaction. `checkpoint` moves every view named in `views`. Tombstones at or below it are swept later.
   * A document of 256 KiB or more is `DocumentTooLarge`, and nothing of the batch is written.
   */
  commit(writes: readonly Write[], checkpoint: Checkpoint, views: readonly ViewDeclaration[]): Promise<void>;
  /** All documents in the order of `_id`, for hashes and rebuilds; at most 1,000 a call. */
  scan<Doc extends Document>(view: ViewDeclaration<Doc>, after: string | undefined, limit: number): Promise<readonly Doc[]>;
  /** Puts a rebuilt view (same declaration under another name) in the place of the live one, in one transaction. */
  swap(live: ViewDeclaration, rebuilt: ViewDeclaration): Promise<void>;
  drop(view: ViewDeclaration): Promise<void>;
  /** After a shred: no deleted byte stays in the file, its write-ahead log or its free pages. */
  purge(): Promise<void>;
}

/** No declared index serves the query. */
export class UnindexedQuery extends Error {
  override readonly name = 'UnindexedQuery';
}

/** A document has 262,144 bytes or more. */
export class DocumentTooLarge extends Error {
  override readonly name = 'DocumentTooLarge';
}

export class ReadStoreUnavailable extends Error {
  override readonly name = 'ReadStoreUnavailable';
}
