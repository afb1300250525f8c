import type { SQLInputValue } from 'node:sqlite';
import type { Scalar } from '../readStore.ts';

/** Below every number of a document, so that null sorts first and compares like any other value. */
export const leastNumber = Number.NEGATIVE_INFINITY;
export const leastString = '';
export const leastBoolean = new Uint8Array(0);

const falseBytes = new Uint8Array([0]);
const trueBytes = new Uint8Array([1]);

/**
 * A scalar as an index column holds it. SQLite sorts numbers, text by bytes, blobs: with null as -Infinity and booleans as
 * blobs that is the order of `compareScalars` and of MongoDB, no value equals one of another type, and none is NULL.
 */
export const encode = (value: Scalar): SQLInputValue => {
  if (value === null) return leastNumber;
  if (typeof value === 'boolean') return value ? trueBytes : falseBytes;
  return value;
};
