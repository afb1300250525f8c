import { derivedIdOf, type Vault } from '@chat/platform';
import type { Id, KeyedHash, Millis } from '@chat/schema/events';
import type { ImportIds } from './step.ts';

/** What names an import for ever: the guild and the channel that it makes. */
export interface ImportName {
  readonly guild: string;
  readonly channel: string;
}

type Keyed = Pick<Vault, 'keyedHash'>;

const lengthPrefixed = (...parts: readonly string[]): string => parts.map((part) => `${part.length}:${part}`).join('');

/** Under which an import is found again. */
export const nameHash = (vault: Keyed, { guild, channel }: ImportName): KeyedHash =>
  vault.keyedHash('import', lengthPrefixed('irc', guild, channel));

const timed = (at: Millis, rest: string): Id => (at.toString(16).padStart(12, '0') + rest) as Id; // 12 + 20 hexadecimal digits

/** 48 bits of the time of the first line, the rest of the name's hash. */
export const importIdOf = (name: KeyedHash, startsAt: Millis): Id => timed(startsAt, name.slice(0, 20));

/** The keys of the commands that every import has once. */
export const commandKey = (importId: Id, of: 'guild' | 'channel' | 'owner' | 'invite' | 'completion'): Id =>
  derivedIdOf(importId, of, 0);

/** The account in whose name an import is made that nobody is named for. */
export const placeholderOwnerId = (importId: Id): Id => derivedIdOf(importId, 'owner-account', 0);

/** `messageId` is known once there is a channel. */
export const importIds = (vault: Keyed, importId: Id, messageId: ImportIds['messageId']): ImportIds => ({
  // Keyed, so that nobody finds out from an id whose name was destroyed.
  userIdOf: (foldedNick) => derivedIdOf(importId, vault.keyedHash('import-nickname', `${importId} ${foldedNick}`), 0),
  stepKey: (place, ordinal) => derivedIdOf(importId, place, ordinal),
  // So that ids of messages are in the order of time, as those that are sent: views are then written from front to end.
  chunkKey: (number, startsAt) => derivedIdOf(timed(startsAt, importId.slice(12)), 'messages', number),
  messageId,
});
