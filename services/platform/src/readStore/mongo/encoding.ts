import type { Scalar } from '../readStore.ts';
import { kindOf } from '../scalarOrder.ts';

/** The first character of every key: the order of the kinds. */
export const tags = { null: '0', number: '1', string: '2', false: '3', true: '4' } as const;

/** Where the keys of a kind begin, and the first key behind them. */
export const kindEnds = {
  number: [tags.number, tags.string],
  string: [tags.string, tags.false],
  boolean: [tags.false, '5'],
} as const;

/** Above every encoded text. */
const aboveAllTexts = '\uffff';

const mark = '\ud7ff';
const hasEscaped = /[\ud7ff-\u{10ffff}]/u;
/** Two characters of 12 bits each, both below the mark. */
const twelveBits = 0xfff;
const offset = 0x20;

const escaped = (character: string): string => {
  const codePoint = character.codePointAt(0) ?? 0;
  return mark + String.fromCharCode((codePoint >> 12) + offset, (codePoint & twelveBits) + offset);
};

/**
 * A text in an order that every server agrees on. MongoDB compares strings by UTF-8 bytes, others (and JavaScript) by UTF-16
 * units, which differ from U+D800 on only: what lies there is written as three characters below it, in the same order. Almost
 * every text stays as it is; none equals another's code; what begins a text begins its code.
 */
export const encodeText = (text: string): string =>
  hasEscaped.test(text) ? text.replace(/[\ud7ff-\u{10ffff}]/gu, escaped) : text;

/** The bits of a double as 16 hex digits in the order of numbers: positive ones above, negative ones turned round. */
const encodeNumber = (value: number): string => {
  const bytes = Buffer.allocUnsafe(8);
  // Adding 0 makes -0 the 0 that it equals.
  bytes.writeDoubleBE(value + 0);
  const bits = bytes.readBigUInt64BE();
  const isNegative = bits >> 63n === 1n;
  const ordered = isNegative ? bits ^ 0xffff_ffff_ffff_ffffn : bits | 0x8000_0000_0000_0000n;
  return ordered.toString(16).padStart(16, '0');
};

/**
 * A scalar as an index of MongoDB holds it: a string whose order is that of `compareScalars`, whatever the server. BSON's own
 * order would do for one kind at a time, but it puts absent beside null, asks which of its number types a value has, and lists
 * stand among the values.
 */
export const encode = (value: Scalar): string => {
  if (typeof value === 'string') return tags.string + encodeText(value);
  if (typeof value === 'number') return tags.number + encodeNumber(value);
  if (typeof value === 'boolean') return value ? tags.true : tags.false;
  return tags.null;
};

/** The id in a key: its text without tag. Scalars of other kinds come before or behind all ids, as their kinds do. */
export const encodeId = (value: Scalar): string => {
  if (typeof value === 'string') return encodeText(value);
  return kindOf(value) === 'boolean' ? aboveAllTexts : '';
};
