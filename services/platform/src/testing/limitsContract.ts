import type { Millis } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import type { LimitRule, Limits } from '../limits/limits.ts';

/** Limits under test, on whatever clock they have. */
export interface OpenedLimits extends AsyncDisposable {
  readonly limits: Limits;
  /** Lets so many milliseconds pass on that clock, or little more. */
  elapse(by: Millis): Promise<void>;
}

export type OpenLimits = () => Promise<OpenedLimits>;

// So slow that nothing is refilled while a test runs.
const rule: LimitRule = { name: 'slow', points: 3, perSeconds: 30_000 };
/** Milliseconds for one point of it. */
const onePoint = 10_000_000;
/** Milliseconds that a test may take. */
const slack = 60_000;

const allowed = (remaining: number) => ({ allowed: true, retryAfter: 0, remaining });

const expectWait = (retryAfter: Millis, most: Millis) => {
  expect(retryAfter).toBeGreaterThan(Math.max(0, most - slack));
  expect(retryAfter).toBeLessThanOrEqual(most);
};

const bucketCases = (open: OpenLimits) => {
  it('allows as many as the rule has points, then says when the next may come', async () => {
    await using opened = await open();
    const { limits } = opened;
    for (const left of [2, 1, 0]) expect(await limits.take('a', rule)).toEqual(allowed(left));
    const refused = await limits.take('a', rule);
    expect(refused).toMatchObject({ allowed: false, remaining: 0 });
    expectWait(refused.retryAfter, onePoint);
  });

  it('keeps keys and rules apart', async () => {
    await using opened = await open();
    const { limits } = opened;
    await limits.take('a', rule, 3);
    expect(await limits.take('b', rule)).toMatchObject({ allowed: true });
    expect(await limits.take('a', { ...rule, name: 'other' })).toMatchObject({ allowed: true });
    expect(await limits.take('a', rule)).toMatchObject({ allowed: false });
  });

  it('lets an idle key do a burst, then goes on at its rate', async () => {
    await using opened = await open();
    const { limits } = opened;
    const bursting = { ...rule, burst: 10 };
    expect(await limits.take('a', bursting, 10)).toEqual(allowed(0));
    const refused = await limits.take('a', bursting, 2);
    expect(refused).toMatchObject({ allowed: false, remaining: 0 });
    expectWait(refused.retryAfter, 2 * onePoint);
  });

  it('takes nothing for what it refuses', async () => {
    await using opened = await open();
    const { limits } = opened;
    await limits.take('a', rule, 2);
    expect(await limits.take('a', rule, 3)).toMatchObject({ allowed: false, remaining: 1 });
    expect(await limits.take('a', rule, 1)).toEqual(allowed(0));
  });

  it('allows after exactly retryAfter', async () => {
    await using opened = await open();
    const quick = { name: 'quick', points: 7, perSeconds: 1, burst: 5 };
    for (const cost of [5, 1, 3, 2]) {
      const { retryAfter } = await opened.limits.take('a', quick, cost);
      if (retryAfter === 0) continue;
      await opened.elapse(retryAfter);
      expect(await opened.limits.take('a', quick, cost)).toMatchObject({ allowed: true });
    }
  });

  it('is full again after a pause, and never more than full', async () => {
    await using opened = await open();
    const quick = { name: 'full', points: 50, perSeconds: 1, burst: 5 };
    await opened.limits.take('a', quick, 5);
    await opened.elapse(400);
    expect(await opened.limits.take('a', quick, 0)).toEqual(allowed(5));
  });

  it('allows no more than there is to many at once', async () => {
    await using opened = await open();
    const answers = await Promise.all(Array.from({ length: 50 }, () => opened.limits.take('a', { ...rule, burst: 20 })));
    expect(answers.filter((answer) => answer.allowed)).toHaveLength(20);
  });

  it.each([-1, 4, Number.NaN])('refuses a cost of %s', async (cost) => {
    await using opened = await open();
    await expect(opened.limits.take('a', rule, cost)).rejects.toThrow(RangeError);
  });
};

const blockCases = (open: OpenLimits) => {
  it('shuts a key out for the whole block, whatever it asks', async () => {
    await using opened = await open();
    const blocking = { ...rule, perSeconds: 1, blockSeconds: 600 };
    await opened.limits.take('a', blocking, 3);
    // Where the machine stands still for so long that points come back, they are taken as well.
    let first = await opened.limits.take('a', blocking, 3);
    while (first.allowed) first = await opened.limits.take('a', blocking, 3);
    expect(first).toEqual({ allowed: false, retryAfter: 600_000, remaining: 0 });
    await opened.elapse(1_100);
    const later = await opened.limits.take('a', blocking);
    expect(later).toMatchObject({ allowed: false, remaining: 0 });
    expectWait(later.retryAfter, 600_000);
    expect(later.retryAfter).toBeLessThan(600_000);
  });

  it('lets a key in again after the block', async () => {
    await using opened = await open();
    const blocking = { ...rule, perSeconds: 1, blockSeconds: 1 };
    await opened.limits.take('a', blocking, 3);
    const { retryAfter } = await opened.limits.take('a', blocking, 3);
    await opened.elapse(retryAfter);
    expect(await opened.limits.take('a', blocking)).toMatchObject({ allowed: true });
  });

  it('tells by a cost of 0 whether a key is shut out, and takes nothing', async () => {
    await using opened = await open();
    const { limits } = opened;
    const blocking = { ...rule, blockSeconds: 600 };
    expect(await limits.take('a', blocking, 0)).toEqual(allowed(3));
    await limits.take('a', blocking, 3);
    expect(await limits.take('a', blocking, 0)).toEqual(allowed(0));
    await limits.take('a', blocking);
    const asked = await limits.take('a', blocking, 0);
    expect(asked).toMatchObject({ allowed: false, remaining: 0 });
    expectWait(asked.retryAfter, 600_000);
  });
};

/** The rules of the port `Limits`, as tests. Every adapter that counts runs them; `open` hands out full buckets. */
export const limitsContract = (name: string, open: OpenLimits): void => {
  describe(`limits in ${name}`, () => {
    bucketCases(open);
    blockCases(open);
  });
};
