import type { Readable } from 'node:stream';
import type { Count } from '@chat/schema/events';

export interface BlobHead {
  /** Bytes. */
  readonly size: Count;
  /** The MIME type that it was stored with. */
  readonly type: string;
}

/** The first and the last byte that are wanted, counted from 0, as in HTTP; up to the end where `to` is absent or beyond it. */
export interface ByteRange {
  readonly from: Count;
  readonly to?: Count;
}

/** A blob that is being read. `size` is that of the whole. */
export interface OpenedBlob extends BlobHead {
  /** The bytes that are handed out: the first, and how many. */
  readonly from: Count;
  readonly length: Count;
  /** Read it to its end or destroy it: it holds a file or a socket. Fails with `BlobsUnavailable`. */
  readonly content: Readable;
}

export type BlobContent = Uint8Array | AsyncIterable<Uint8Array>;

export interface PutBlobOptions {
  /** A MIME type without parameters. It is kept, not believed. */
  readonly type: string;
  /** The most bytes that are taken. */
  readonly most: Count;
}

/**
 * Bytes under keys: attachments, pictures, exports. Keys are made of ids by us, never of what a person has written: parts of `a`–`z` and
 * digits joined by `/`, at most 200 characters, none of them the beginning of another's path; else `InvalidBlob`. What
 * cannot be reached or written is `BlobsUnavailable`.
 */
export interface Blobs {
  /**
   * Resolves when the blob is stored durably and whole; until then, and where it fails, whatever stood under the key stays. More than
   * `most` bytes are `BlobTooLarge`; an error of the content is passed on as it is. Repeating it replaces.
   */
  put(key: string, content: BlobContent, options: PutBlobOptions): Promise<BlobHead>;
  /** `undefined` where there is none. A range that begins behind the end is `RangeNotSatisfiable`. */
  get(key: string, range?: ByteRange): Promise<OpenedBlob | undefined>;
  /** `undefined` where there is none. */
  head(key: string): Promise<BlobHead | undefined>;
  /** Deleting what is not there changes nothing. */
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}

/** Key, type or range break a rule of `Blobs`: a mistake of the caller. */
export class InvalidBlob extends Error {
  override readonly name = 'InvalidBlob';
}

/** The content is longer than allowed. Nothing of it is kept. */
export class BlobTooLarge extends Error {
  override readonly name = 'BlobTooLarge';
  readonly most: Count;

  constructor(most: Count) {
    super(`the content has more than ${most} bytes`);
    this.most = most;
  }
}

/** The range begins behind the end of the blob, which has so many bytes. */
export class RangeNotSatisfiable extends Error {
  override readonly name = 'RangeNotSatisfiable';
  readonly size: Count;

  constructor(size: Count) {
    super(`the blob has ${size} bytes only`);
    this.size = size;
  }
}

/** The blobs cannot be reached, read or written now. */
export class BlobsUnavailable extends Error {
  override readonly name = 'BlobsUnavailable';
}
