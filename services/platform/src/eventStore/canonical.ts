import { createHash } from 'node:crypto';
import type { Envelope } from '@chat/schema/events';

/** Anything but printable ASCII that stands for itself. Most strings of a fact have none, and need no closer look. */
const special = /[^ !#-[\]-~]/;

const canonicalText = (text: string): string => {
  if (!special.test(text)) return `"${text}"`;
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('a lone surrogate has no canonical form');
  return JSON.stringify(text);
};

const canonicalNumber = (value: number): string => {
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`);
  return JSON.stringify(value);
};

const canonicalRecord = (fields: Readonly<Record<string, unknown>>): string => {
  let text = '';
  // The order of UTF-16 code units that RFC 8785 asks for is JavaScript's own.
  for (const name of Object.keys(fields).sort()) {
    const value = fields[name];
    if (value === undefined) continue;
    text += `${text === '' ? '{' : ','}${canonicalText(name)}:${canonicalJson(value)}`;
  }
  return text === '' ? '{}' : `${text}}`;
};

/**
 * RFC 8785 JSON: sorted names, no white space, numbers as JavaScript writes them. An absent (`undefined`) field is left
 * out. What JSON cannot say (NaN, a lone surrogate, a bigint, a function) is a `TypeError`.
 */
export const canonicalJson = (value: unknown): string => {
  if (typeof value === 'string') return canonicalText(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return canonicalRecord(value as Record<string, unknown>); // neither null nor a list
  throw new TypeError(`${typeof value} has no JSON form`);
};

/**
 * The bytes of a fact, as text: the RFC 8785 JSON of `{ id, type, data, meta }` and of nothing else, so that a recorded fact
 * has the bytes that its envelope had. Equal from every adapter; hashes run over their UTF-8 form.
 */
export const canonicalBytes = ({ id, type, data, meta }: Envelope): string => canonicalJson({ id, type, data, meta });

/** SHA-256 of the canonical bytes, 64 hexadecimal digits. The API may expose it; the bytes it may not. */
export const factHash = (fact: Envelope): string => createHash('sha256').update(canonicalBytes(fact), 'utf8').digest('hex');
