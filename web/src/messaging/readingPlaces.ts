import type { ReadingPlace } from './channelState.ts';

const keyOf = (userId: string, channelId: string): string => `reading ${userId} ${channelId}`;

const isPlace = (value: unknown): value is ReadingPlace =>
  typeof value === 'object' &&
  value !== null &&
  'seq' in value &&
  'offset' in value &&
  typeof value.seq === 'number' &&
  typeof value.offset === 'number';

/** Where somebody was in a channel when they left it, in this tab; `undefined`: at its end, or never there. */
export const readingPlace = (userId: string, channelId: string): ReadingPlace | undefined => {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(keyOf(userId, channelId)) ?? 'null');
    return isPlace(value) ? value : undefined;
  } catch {
    // Not written by this client: as if there were none.
    return undefined;
  }
};

export const keepReadingPlace = (userId: string, channelId: string, place: ReadingPlace | undefined): void => {
  const key = keyOf(userId, channelId);
  if (place === undefined) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(place));
};
