import { isId, parsedMessage } from '../redis/messages.ts';
import type { Presence, PresenceChange } from './presence.ts';

const presences: readonly string[] = ['ONLINE', 'IDLE', 'DO_NOT_DISTURB', 'OFFLINE'] satisfies readonly Presence[];

export const isPresence = (value: unknown): value is Presence => typeof value === 'string' && presences.includes(value);

const changeOf = (pair: unknown): readonly PresenceChange[] => {
  const [userId, presence]: readonly unknown[] = Array.isArray(pair) ? pair : [];
  return isId(userId) && isPresence(presence) ? [{ userId, presence }] : [];
};

/** Reads `[["<person>", "ONLINE"], …]`; `undefined` where any of it is something else. */
export const presenceChanges = (text: string): readonly PresenceChange[] | undefined => {
  const pairs = parsedMessage(text);
  if (!Array.isArray(pairs)) return undefined;
  const changes = pairs.flatMap(changeOf);
  return changes.length === pairs.length ? changes : undefined;
};
