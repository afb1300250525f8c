import type { Id, Millis } from '@chat/schema/events';

/**
 * The refresh secrets of one session, as digests. Every use replaces the secret by a new one; a replaced one that comes back
 * was stolen, from one side or the other, and ends the session.
 */
export interface RefreshFamily {
  readonly userId: Id;
  /** Part of every secret of the family: whoever does not know it never held one, and cannot end the session by guessing. */
  readonly family: string;
  /** The secrets that are good: one, or two after an answer was asked for twice. */
  readonly current: readonly string[];
  /** What `current` replaced. */
  readonly previous: string | null;
  readonly rotatedAt: Millis;
  /** Whether `previous` was taken a second time. */
  readonly repeated: boolean;
  readonly expiresAt: Millis;
}

const day: Millis = 24 * 60 * 60_000;
/** A session that nobody refreshes for so long is over. */
export const refreshesWithin: Millis = 30 * day;
/**
 * An answer that got lost on a bad network must not log anybody out: the secret before it may be shown once more within this
 * time, while nothing was done with the answer.
 */
export const repeatsWithin: Millis = 30_000;

/** The family of a new session. */
export const newFamily = (
  userId: Id,
  digests: { readonly family: string; readonly secret: string },
  now: Millis,
): RefreshFamily => ({
  userId,
  family: digests.family,
  current: [digests.secret],
  previous: null,
  rotatedAt: now,
  repeated: false,
  expiresAt: now + refreshesWithin,
});

const replaced = (family: RefreshFamily, shown: string, next: string, now: Millis): RefreshFamily => ({
  ...family,
  current: [next],
  previous: shown,
  rotatedAt: now,
  repeated: false,
  expiresAt: now + refreshesWithin,
});

/** The family after one of its secrets was shown, or why there is none any more. */
export const rotated = (
  family: RefreshFamily,
  { shown, next }: { readonly shown: string; readonly next: string },
  now: Millis,
): RefreshFamily | 'EXPIRED' | 'REUSED' => {
  if (family.expiresAt <= now) return 'EXPIRED';
  if (family.current.includes(shown)) return replaced(family, shown, next, now);
  const isLostAnswer = family.previous === shown && !family.repeated && now - family.rotatedAt <= repeatsWithin;
  return isLostAnswer ? { ...family, current: [...family.current, next], repeated: true } : 'REUSED';
};
