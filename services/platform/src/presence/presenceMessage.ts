import type { Id } from '@chat/schema/events';
import type { Presence, PresenceChange } from './presence.ts';

const presences: readonly string[] = ['ONLINE', 'IDLE', 'DO_NOT_DISTURB', 'OFFLINE'] satisfies readonly Presence[];

export const isPresence = (value: unknown): value is Presence => typeof value === 'string' && presences.includes(value);

export const isId = (value: unknown): value is Id => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);

const changeOf = (pair: unknown): readonly PresenceChange[] => {
  const [userId, presence]: readonly unknown[] = Array.isArray(pair) ? pair : [];
  return isId(userId) && isPresence(presence) ? [{ userId, presence }] : [];
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON is as little a message as JSON of another shape.
    return undefined;
  }
};

/** Reads `[["<person>", "ONLINE"], …]`; `undefined` where any of it is something else. */
export const presenceChanges = (text: string): readonly PresenceChange[] | undefined => {
  const pairs = parsed(text);
  if (!Array.isArray(pairs)) return undefined;
  const changes = pairs.flatMap(changeOf);
  return changes.length === pairs.length ? changes : undefined;
};
