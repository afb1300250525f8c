import type { LimitRule } from './limits.ts';

/** How many points the bucket of the rule holds. */
export const sizeOf = (rule: LimitRule): number => rule.burst ?? rule.points;

/** How fast it fills up again. */
export const pointsPerMilli = (rule: LimitRule): number => rule.points / (rule.perSeconds * 1_000);

/** Points are fractions: a wait of exactly `retryAfter` must suffice whatever the rounding. */
export const rounding = 1e-6;

/** Throws the `RangeError` of `Limits.take`. */
export const checkCost = (rule: LimitRule, cost: number): void => {
  if (!(cost >= 0 && cost <= sizeOf(rule))) throw new RangeError(`${rule.name} never allows ${cost} at once`);
};
