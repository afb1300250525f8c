import type { Millis } from '@chat/schema/events';
import { type Clock, systemClock } from '../clock/clock.ts';
import { BoundedCache } from '../lru/boundedCache.ts';
import { checkCost, pointsPerMilli, rounding, sizeOf } from './bucket.ts';
import type { LimitAnswer, LimitRule, Limits } from './limits.ts';

interface Bucket {
  readonly points: number;
  readonly at: Millis;
  readonly blockedUntil: Millis;
}

export interface MemoryLimitsOptions {
  readonly clock?: Clock;
  /** How many buckets are kept; 100,000 where absent (about 20 MB). The one unused for longest goes, and is full when it returns. */
  readonly most?: number;
}

const refilled = (bucket: Bucket | undefined, rule: LimitRule, now: Millis): Bucket => {
  if (!bucket) return { points: sizeOf(rule), at: now, blockedUntil: 0 };
  const points = bucket.points + Math.max(0, now - bucket.at) * pointsPerMilli(rule);
  return { points: Math.min(sizeOf(rule), points), at: now, blockedUntil: bucket.blockedUntil };
};

const refused = (bucket: Bucket, retryAfter: Millis): LimitAnswer => ({
  allowed: false,
  retryAfter,
  remaining: Math.floor(Math.max(0, bucket.points) + rounding),
});

/** What the take leaves behind, and its answer. */
const taken = (bucket: Bucket, rule: LimitRule, cost: number): readonly [Bucket, LimitAnswer] => {
  const { at: now, blockedUntil, points } = bucket;
  if (blockedUntil > now) return [bucket, refused({ ...bucket, points: 0 }, blockedUntil - now)];
  if (points + rounding >= cost) {
    const left = Math.max(0, points - cost);
    return [
      { ...bucket, points: left },
      { allowed: true, retryAfter: 0, remaining: Math.floor(left + rounding) },
    ];
  }
  if (rule.blockSeconds === undefined) return [bucket, refused(bucket, Math.ceil((cost - points) / pointsPerMilli(rule)))];
  const wait = rule.blockSeconds * 1_000;
  return [{ ...bucket, blockedUntil: now + wait }, refused({ ...bucket, points: 0 }, wait)];
};

/** Limits of one process, in bounded memory. */
export const memoryLimits = ({ clock = systemClock, most = 100_000 }: MemoryLimitsOptions = {}): Limits => {
  const buckets = new BoundedCache<string, Bucket>(most);
  const take = (key: string, rule: LimitRule, cost: number): LimitAnswer => {
    checkCost(rule, cost);
    const name = `${rule.name} ${key}`;
    const [left, answer] = taken(refilled(buckets.get(name), rule, clock.now()), rule, cost);
    // To ask makes no bucket, or strangers could push out others by asking.
    if (cost > 0) buckets.set(name, left);
    return answer;
  };
  return { take: async (key, rule, cost = 1) => take(key, rule, cost) };
};
