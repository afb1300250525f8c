import { describe, expect, it } from 'vitest';
import { manualClock } from '../testing/manualClock.ts';
import { systemClock } from './clock.ts';

describe('systemClock', () => {
  it('tells whole milliseconds of the present', () => {
    const before = Date.now();
    const now = systemClock.now();

    expect(Number.isSafeInteger(now)).toBe(true);
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});

describe('manualClock', () => {
  it('stands still until it is moved', () => {
    const clock = manualClock(100);
    expect(clock.now()).toBe(100);
    clock.advance(5);
    expect(clock.now()).toBe(105);
    clock.set(50);
    expect(clock.now()).toBe(50);
  });
});
