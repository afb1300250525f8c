import { hash } from 'node:crypto';
import type { Count, Id } from '@chat/schema/events';
import { lengthPrefixed } from './lengthPrefixed.ts';

/** What the id of a fact, or of a thing that a command creates, is derived from. */
export interface DerivedIdParts {
  /** The command's name, e.g. `sendMessage`. Stored facts depend on it: a name is never changed or given another meaning. */
  readonly command: string;
  /** Target scope: the channel for a send, otherwise the parent's id. */
  readonly scope: Id;
  /** Who acts. */
  readonly actor: Id;
  /** The command's key, a UUIDv7: `commandId`, or `clientMessageId` for a send. */
  readonly key: Id;
  /**
   * From 0, counting the facts of the command in the order in which it appends them, over all streams. A thing takes the id
   * of the fact that creates it (a message does); a thing without a fact of its own takes an ordinal that no fact has.
   */
  readonly ordinal: Count;
}

const decimal = (ordinal: Count): string => {
  if (!Number.isSafeInteger(ordinal) || ordinal < 0) throw new RangeError(`an ordinal is a whole number from 0, not ${ordinal}`);
  return ordinal.toString();
};

const hex = (value: number): string => value.toString(16).padStart(8, '0');
const digits = (digest: string, from: number, to: number): number => Number.parseInt(digest.slice(from, to), 16);

/** UUIDv8: 48 bits of time from `timed`, then the version, 12 bits of the digest, the variant, and its next 62 bits. */
const uuid8 = (timed: Id, parts: readonly string[]): Id => {
  // As digits: a buffer for the digest would cost three times as much as the hash.
  const digest = hash('sha256', lengthPrefixed(parts), 'hex');
  // Two bits of variant and bits 12 to 41 of the digest, then bits 42 to 73.
  const afterVariant = (0x8000_0000 | (digits(digest, 3, 11) >>> 2)) >>> 0;
  const last = ((digits(digest, 10, 18) << 2) | (digits(digest, 18, 19) >>> 2)) >>> 0;
  return `${timed.slice(0, 12)}8${digest.slice(0, 3)}${hex(afterVariant)}${hex(last)}` as Id; // 12 + 4 + 8 + 8 hexadecimal digits
};

/**
 * The id of a command's fact (design, "Ids and exactly-once"): equal parts give the equal id for ever, so that a retry finds
 * what the first try wrote; a key belongs to one actor and target and tells nobody else anything.
 *
 * UUIDv8 of the key's 48-bit time and the first 74 bits of SHA-256 over five parts in this order: command, scope, actor, key,
 * ordinal. **Bytes, for ever**: each part is its UTF-8 text (ids as 32 lower-case hexadecimal digits, the ordinal in decimal
 * without leading zeros), preceded by the number of its bytes as four bytes, big-endian. No part is left out, nothing stands
 * between or after them. Of the digest, bits 0–11 follow the version and bits 12–73 follow the variant.
 *
 * An ordinal that is not a whole number from 0 is a `RangeError`. The command's name must be well-formed Unicode.
 */
export const derivedId = (parts: DerivedIdParts): Id =>
  uuid8(parts.key, [parts.command, parts.scope, parts.actor, parts.key, decimal(parts.ordinal)]);

/**
 * The id of a fact that a reactor or an importer appends: as `derivedId`, over three parts in this order: cause, target,
 * ordinal. The first 48 bits are those of the cause. `cause` is the id of the fact that is reacted to, or that the importer
 * derives from its source; `target` is the name of the stream appended to, preceded by the reactor's name and a colon where
 * two reactors answer one cause in one stream; `ordinal` counts from 0 within both. Three parts never encode to the bytes of
 * five, so no derived id of a command is met.
 */
export const derivedIdOf = (cause: Id, target: string, ordinal: Count): Id => uuid8(cause, [cause, target, decimal(ordinal)]);
