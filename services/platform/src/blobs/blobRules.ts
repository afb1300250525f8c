import type { Count } from '@chat/schema/events';
import { type BlobContent, BlobTooLarge, type ByteRange, InvalidBlob, RangeNotSatisfiable } from './blobs.ts';

const key = /^(?=.{1,200}$)[a-z0-9]+(\/[a-z0-9]+)*$/;
const type = /^(?=.{3,100}$)[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/i;

/** Throws `InvalidBlob` where the key breaks a rule of `Blobs`. Adapters call it first. */
export const checkKey = (text: string): void => {
  if (!key.test(text)) throw new InvalidBlob('a key is made of a to z and digits, in parts joined by /');
};

export const checkType = (text: string): void => {
  if (!type.test(text)) throw new InvalidBlob('the type must be a MIME type without parameters');
};

/** Throws `InvalidBlob` for a range that no blob has. */
export const checkRange = ({ from, to = from }: ByteRange): void => {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || to < from)
    throw new InvalidBlob('a range goes from a byte to the same or a later one');
};

/** The first byte of the range and how many there are; everything where it is absent. */
export const rangeIn = (size: Count, range: ByteRange | undefined): { readonly from: Count; readonly length: Count } => {
  if (range === undefined) return { from: 0, length: size };
  if (range.from >= size) throw new RangeNotSatisfiable(size);
  return { from: range.from, length: Math.min(range.to ?? size - 1, size - 1) - range.from + 1 };
};

/** The content goes through here, so that it is counted, and that its own errors are told from those of the store. */
export class MeasuredContent implements AsyncIterable<Uint8Array> {
  readonly #content: BlobContent;
  readonly #most: Count;
  #size: Count = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(content: BlobContent, most: Count) {
    this.#content = content;
    this.#most = most;
  }

  /** Bytes that have passed. */
  get size(): Count {
    return this.#size;
  }

  /** Throws what was wrong with the content itself, if anything was. */
  throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, undefined> {
    const pieces = this.#content instanceof Uint8Array ? [this.#content] : this.#content;
    try {
      for await (const piece of pieces) {
        this.#size += piece.byteLength;
        if (this.#size > this.#most) throw new BlobTooLarge(this.#most);
        yield piece;
      }
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
  }
}
