import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../testing/manualClock.ts';
import { type LimitRule, unlimited } from './limits.ts';
import { type MemoryLimitsOptions, memoryLimits } from './memoryLimits.ts';

const rule: LimitRule = { name: 'try', points: 3, perSeconds: 30 };

const started = (options: MemoryLimitsOptions = {}) => {
  const clock = manualClock();
  return { clock, limits: memoryLimits({ clock, ...options }) };
};

describe('memoryLimits', () => {
  it('allows as many as the rule has points, then says when the next may come', async () => {
    const { limits } = started();
    const answers = [];
    for (let time = 0; time < 4; time++) answers.push(await limits.take('a', rule));

    expect(answers).toEqual([
      { allowed: true, retryAfter: 0, remaining: 2 },
      { allowed: true, retryAfter: 0, remaining: 1 },
      { allowed: true, retryAfter: 0, remaining: 0 },
      { allowed: false, retryAfter: 10_000, remaining: 0 },
    ]);
  });

  it('keeps keys and rules apart', async () => {
    const { limits } = started();
    await limits.take('a', rule, 3);

    expect(await limits.take('b', rule)).toMatchObject({ allowed: true });
    expect(await limits.take('a', { ...rule, name: 'other' })).toMatchObject({ allowed: true });
    expect(await limits.take('a', rule)).toMatchObject({ allowed: false });
  });

  it('lets an idle key do a burst, then goes on at its rate', async () => {
    const { clock, limits } = started();
    const bursting = { ...rule, burst: 10 };

    expect(await limits.take('a', bursting, 10)).toMatchObject({ allowed: true });
    clock.advance(10_000);
    expect(await limits.take('a', bursting, 2)).toMatchObject({ allowed: false, retryAfter: 10_000, remaining: 1 });
    clock.advance(1_000_000);
    expect(await limits.take('a', bursting, 0)).toMatchObject({ remaining: 10 });
  });

  it('takes nothing for what it refuses', async () => {
    const { limits } = started();
    await limits.take('a', rule, 2);
    await limits.take('a', rule, 3);

    expect(await limits.take('a', rule, 1)).toMatchObject({ allowed: true });
  });

  it('allows after exactly retryAfter, whatever was taken when', async () => {
    const steps = fc.array(fc.record({ wait: fc.nat(5_000), cost: fc.integer({ min: 1, max: 7 }) }), { maxLength: 40 });
    const rules = fc.record({ points: fc.integer({ min: 1, max: 1_000 }), perSeconds: fc.integer({ min: 1, max: 3_600 }) });
    await fc.assert(
      fc.asyncProperty(rules, steps, async (of, all) => {
        const { clock, limits } = started();
        const any = { name: 'any', burst: 7, ...of };
        for (const { wait, cost } of all) {
          clock.advance(wait);
          const answer = await limits.take('a', any, cost);
          if (answer.allowed) continue;
          expect(answer.retryAfter).toBeGreaterThan(0);
          clock.advance(answer.retryAfter);
          expect(await limits.take('a', any, cost)).toMatchObject({ allowed: true });
        }
      }),
    );
  });

  it('never allows more than the burst and what was refilled', async () => {
    const { clock, limits } = started();
    let allowed = 0;
    for (let milli = 0; milli < 60_000; milli += 100) {
      if ((await limits.take('a', rule)).allowed) allowed += 1;
      clock.advance(100);
    }

    expect(allowed).toBe(3 + 5);
  });

  it('shuts a key out for the whole block, and lets it in again after it', async () => {
    const { clock, limits } = started();
    const blocking = { ...rule, blockSeconds: 600 };
    await limits.take('a', blocking, 3);

    expect(await limits.take('a', blocking)).toEqual({ allowed: false, retryAfter: 600_000, remaining: 0 });
    clock.advance(599_999);
    expect(await limits.take('a', blocking)).toEqual({ allowed: false, retryAfter: 1, remaining: 0 });
    clock.advance(1);
    expect(await limits.take('a', blocking)).toMatchObject({ allowed: true });
  });

  it('tells by a cost of 0 whether a key is shut out, and takes nothing', async () => {
    const { limits } = started();
    const blocking = { ...rule, blockSeconds: 600 };

    expect(await limits.take('a', blocking, 0)).toMatchObject({ allowed: true, remaining: 3 });
    await limits.take('a', blocking, 3);
    expect(await limits.take('a', blocking, 0)).toMatchObject({ allowed: true });
    await limits.take('a', blocking);
    expect(await limits.take('a', blocking, 0)).toMatchObject({ allowed: false, retryAfter: 600_000 });
  });

  it('gives nothing for a clock that steps back', async () => {
    const { clock, limits } = started();
    await limits.take('a', rule, 3);
    clock.advance(-60_000);

    expect(await limits.take('a', rule)).toMatchObject({ allowed: false });
  });

  it('forgets the key that was idle for longest', async () => {
    const { limits } = started({ most: 2 });
    await limits.take('a', rule, 3);
    await limits.take('b', rule, 3);
    await limits.take('a', rule);
    await limits.take('c', rule, 3);

    expect(await limits.take('a', rule)).toMatchObject({ allowed: false });
    expect(await limits.take('b', rule)).toMatchObject({ allowed: true });
  });

  it('is not pushed out by questions', async () => {
    const { limits } = started({ most: 1 });
    await limits.take('a', rule, 3);
    await limits.take('b', rule, 0);

    expect(await limits.take('a', rule)).toMatchObject({ allowed: false });
  });

  it.each([-1, 4, Number.NaN])('refuses a cost of %s', async (cost) => {
    await expect(started().limits.take('a', rule, cost)).rejects.toThrow(RangeError);
  });
});

describe('unlimited', () => {
  it('allows everything', async () => {
    for (let time = 0; time < 10; time++) expect(await unlimited.take('a', rule)).toMatchObject({ allowed: true });
  });
});
