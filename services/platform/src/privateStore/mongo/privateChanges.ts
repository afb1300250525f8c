import { DocumentTooLarge } from '../../readStore/readStore.ts';
import type { PrivateWrite } from '../privateStore.ts';

/** What a batch wants to make of a document. */
export interface Wanted {
  readonly batch: string;
  /** 0 where the document is to go. */
  readonly version: number;
  readonly text: string;
}

/** A document as MongoDB holds it. Version 0 is none: only the place of one that an unfinished batch creates. */
export interface Kept {
  readonly _id: string;
  readonly version: number;
  readonly text: string;
  readonly lock?: Wanted;
}

/** One document of a write: where it stood, and what it is to be. */
export interface Change {
  readonly key: string;
  readonly from: number;
  readonly version: number;
  readonly text: string;
}

const printableAscii = /^[\x20-\x7e]{1,512}$/;
const largestValueBytes = 262_144;

const printable = (name: string): string => {
  if (printableAscii.test(name)) return name;
  throw new RangeError('collections and ids have 1 to 512 printable ASCII characters');
};

/** Below every printable character, so that a collection's documents stand together in the order of their ids. */
const separator = '\n';

export const keyOf = (collection: string, id: string): string => `${collection}${separator}${id}`;
export const idOf = (collection: string, key: string): string => key.slice(collection.length + separator.length);

/** Ids from `prefix` on are below the second key, which is behind every printable one that starts so. */
export const keyRange = (collection: string, prefix: string): readonly [from: string, below: string] => [
  keyOf(collection, prefix),
  keyOf(collection, `${prefix}\x7f`),
];

const textOf = ({ collection, value }: PrivateWrite): string => {
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) < largestValueBytes) return text;
  throw new DocumentTooLarge(`a document of ${collection} has ${largestValueBytes} bytes or more`);
};

/** A write, checked, before anything of it is looked up. */
export interface CheckedWrite {
  readonly key: string;
  /** Nothing to delete. */
  readonly text: string | undefined;
  readonly expected: number | undefined;
}

/** `RangeError` for names that are not printable, `DocumentTooLarge` from 256 KiB on. */
export const checkWrite = (write: PrivateWrite): CheckedWrite => ({
  key: keyOf(printable(write.collection), printable(write.id)),
  text: write.value === null ? undefined : textOf(write),
  expected: write.expected,
});

/**
 * What the writes come to, one change a document, where these versions stand; a document named twice is judged as if the first
 * write stood. Nothing where an expectation does not hold.
 */
export const changesOf = (
  writes: readonly CheckedWrite[],
  versions: ReadonlyMap<string, number>,
): readonly Change[] | undefined => {
  const changes = new Map<string, Change>();
  for (const { key, text, expected } of writes) {
    const from = versions.get(key) ?? 0;
    const version = changes.get(key)?.version ?? from;
    if (expected !== undefined && expected !== version) return undefined;
    changes.set(key, { key, from, version: text === undefined ? 0 : version + 1, text: text ?? '' });
  }
  return [...changes.values()];
};
