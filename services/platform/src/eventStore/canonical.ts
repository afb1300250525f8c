import { createHash } from 'node:crypto';
import type { Envelope } from '@chat/schema/events';

/** Anything but printable ASCII that stands for itself. Most strings of a fact have none, and need no closer look. */
const special = /[^ !#-[\]-~]/;

const canonicalText = (text: string): string => {
  if (!special.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('a lone surrogate has no canonical form');
  return JSON.stringify(text);
};

const canonicalNumber = (value: number): string => {
  if (Number.isSafeInteger(value)) return `${value}`;
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`);
  return JSON.stringify(value);
};

/** The order of UTF-16 code units that RFC 8785 asks for is JavaScript's own. */
const sortedNames = (fields: Readonly<Record<string, unknown>>): readonly string[] => {
  const names = Object.keys(fields);
  const isSorted = names.every((name, at) => at === 0 || (names[at - 1] as string) < name);
  return isSorted ? names : names.sort();
};

/** Names of fields are few and come again in every fact. */
const mostNames = 1_000;
const writtenNames = new Map<string, string>();

const canonicalName = (name: string): string => {
  const known = writtenNames.get(name);
  if (known !== undefined) return known;
  const written = `${canonicalText(name)}:`;
  if (writtenNames.size < mostNames) writtenNames.set(name, written);
  return written;
};

const canonicalRecord = (fields: Readonly<Record<string, unknown>>): string => {
  let text = '';
  for (const name of sortedNames(fields)) {
    const value = fields[name];
    if (value !== undefined) text += (text === '' ? '{' : ',') + canonicalName(name) + writeJson(value);
  }
  return text === '' ? '{}' : `${text}}`;
};

const canonicalList = (items: readonly unknown[]): string => {
  let text = '';
  for (const item of items) text += (text === '' ? '[' : ',') + writeJson(item);
  return text === '' ? '[]' : `${text}]`;
};

const canonicalObject = (value: object): string => {
  if (Array.isArray(value)) return canonicalList(value);
  return canonicalRecord(value as Record<string, unknown>); // neither null nor a list
};

const writeJson = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return canonicalText(value);
    case 'number':
      return canonicalNumber(value);
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : canonicalObject(value);
    default:
      throw new TypeError(`${typeof value} has no JSON form`);
  }
};

const isRecordInOrder = (fields: Readonly<Record<string, unknown>>): boolean => {
  let before: string | undefined;
  for (const name in fields) {
    if (before !== undefined && name <= before) return false;
    if (!name.isWellFormed() || !isInOrder(fields[name])) return false;
    before = name;
  }
  return true;
};

const isListInOrder = (items: readonly unknown[]): boolean => {
  for (const item of items) if (!isInOrder(item)) return false;
  return true;
};

const isInOrder = (value: unknown): boolean => {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed();
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
      return true;
    case 'object':
      if (value === null) return true;
      return Array.isArray(value) ? isListInOrder(value) : isRecordInOrder(value as Record<string, unknown>); // neither null nor a list
    default:
      return false;
  }
};

/**
 * RFC 8785 JSON: sorted names, no white space, numbers as JavaScript writes them. An absent (`undefined`) field is left
 * out. What JSON cannot say (NaN, a lone surrogate, a bigint, a function) is a `TypeError`. Where the names stand in their order
 * already, JavaScript's own JSON is the canonical one, for half the time: hot facts are made that way.
 */
export const canonicalJson = (value: unknown): string => (isInOrder(value) ? JSON.stringify(value) : writeJson(value));

/**
 * The bytes of a fact, as text: the RFC 8785 JSON of `{ id, type, data, meta }` and of nothing else, so that a recorded fact
 * has the bytes that its envelope had. Equal from every adapter; hashes run over their UTF-8 form.
 */
export const canonicalBytes = ({ id, type, data, meta }: Envelope): string => canonicalJson({ data, id, meta, type });

/** SHA-256 of the canonical bytes, 64 hexadecimal digits. The API may expose it; the bytes it may not. */
export const factHash = (fact: Envelope): string => createHash('sha256').update(canonicalBytes(fact), 'utf8').digest('hex');
