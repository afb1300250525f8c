import type { Scalar } from './readStore.ts';

/** The kinds of scalars that an index keeps apart. */
export type ScalarKind = 'null' | 'number' | 'string' | 'boolean';

const ranks: Readonly<Record<ScalarKind, number>> = { null: 0, number: 1, string: 2, boolean: 3 };

/** The kind of an indexed value, or nothing where it is none: not finite, not well-formed Unicode, not a scalar. */
export const kindOf = (value: unknown): ScalarKind | undefined => {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isFinite(value) ? 'number' : undefined;
  return typeof value === 'string' && value.isWellFormed() ? 'string' : undefined;
};

const rankOf = (value: Scalar): number => ranks[kindOf(value) ?? 'null'];

const aboveSurrogates = /[\ud800-\uffff]/;

/** In UTF-16 a surrogate sorts below U+E000 to U+FFFF, in UTF-8 above: lift it past them. */
const utf8Order = (codeUnit: number): number => (codeUnit >= 0xd800 && codeUnit <= 0xdfff ? codeUnit + 0x10000 : codeUnit);

const compareCodeUnits = (left: string, right: string): number => {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const difference = utf8Order(left.charCodeAt(at)) - utf8Order(right.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
};

const compareStrings = (left: string, right: string): number => {
  if (left === right) return 0;
  // The two orders differ only where both strings have such a code unit; the engine's own is far faster.
  if (aboveSurrogates.test(left) && aboveSurrogates.test(right)) return compareCodeUnits(left, right);
  return left < right ? -1 : 1;
};

/** The order of every index: null, numbers, strings by their UTF-8 bytes, false, true. Negative where `left` comes first. */
export const compareScalars = (left: Scalar, right: Scalar): number => {
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right);
  const ranked = rankOf(left) - rankOf(right);
  return ranked === 0 ? Number(left) - Number(right) : ranked;
};

const nextCodePoint = (codePoint: number): number => (codePoint === 0xd7ff ? 0xe000 : codePoint + 1);

/** The least string above every string that starts with `prefix`; nothing where there is none. */
export const endOfPrefix = (prefix: string): string | undefined => {
  const codePoints = [...prefix];
  for (let last = codePoints.pop(); last !== undefined; last = codePoints.pop()) {
    const codePoint = last.codePointAt(0) ?? 0;
    if (codePoint < 0x10ffff) return codePoints.join('') + String.fromCodePoint(nextCodePoint(codePoint));
  }
  return undefined;
};
