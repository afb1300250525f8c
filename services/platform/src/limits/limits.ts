import type { Millis } from '@chat/schema/events';

/**
 * How often something may happen for one key: a bucket of `burst` points that fills up again by `points` every `perSeconds`. So a
 * key that was idle may do `burst` at once, and goes on at `points` per `perSeconds`.
 */
export interface LimitRule {
  /** Keeps the keys of rules apart. */
  readonly name: string;
  readonly points: number;
  readonly perSeconds: number;
  /** The size of the bucket; `points` where absent. */
  readonly burst?: number;
  /** Where present, an empty bucket shuts the key out for so long, whatever has been refilled. */
  readonly blockSeconds?: number;
}

export interface LimitAnswer {
  readonly allowed: boolean;
  /** 0 where allowed, else when the same take may succeed, in milliseconds; never 0. */
  readonly retryAfter: Millis;
  /** Whole points left. */
  readonly remaining: number;
}

/** Counts what clients do. Counters are no facts and no truth: they may be lost at a restart, always in the client's favour. */
export interface Limits {
  /**
   * Takes `cost` points (1 where absent) from the key's bucket, or none where they do not suffice. A cost of 0 takes nothing and
   * tells whether the key is shut out. A cost that is negative or above the bucket's size is a `RangeError`, since it could
   * never be paid. An adapter that cannot count answers `allowed`: limits protect the service and never stop it.
   */
  take(key: string, rule: LimitRule, cost?: number): Promise<LimitAnswer>;
}

/** Allows everything, for load tests (`RATE_LIMITS=off`). */
export const unlimited: Limits = {
  take: (_key, rule) => Promise.resolve({ allowed: true, retryAfter: 0, remaining: rule.burst ?? rule.points }),
};
