import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RenewedLease } from './renewedLease.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const held = (renew: () => Promise<boolean>) => {
  const giveBack = vi.fn(async () => undefined);
  const lease = new RenewedLease({ epoch: 7, askedAt: performance.now(), holds: 3_500, renewEvery: 1_000, renew, giveBack });
  return { lease, giveBack };
};

describe('a lease that lasts while it is renewed', () => {
  it('is held for as long as that succeeds, and leaves no timer after its release', async () => {
    const { lease, giveBack } = held(async () => true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lease.isHeld).toBe(true);
    await lease.release();
    await lease.release();
    expect(giveBack).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is lost 3.5 s after the last asking that was answered', async () => {
    let isAway = false;
    const { lease, giveBack } = held(async () => {
      if (isAway) throw new Error('away');
      return true;
    });
    await vi.advanceTimersByTimeAsync(2_500);
    isAway = true;
    await vi.advanceTimersByTimeAsync(2_999);
    expect(lease.isHeld).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(lease.isHeld).toBe(false);
    expect(lease.lost.reason).toMatchObject({ name: 'LeaseLost', message: 'the lease could not be renewed in time' });
    await lease.release();
    expect(giveBack).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is lost at once where another holds it', async () => {
    const { lease } = held(async () => false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(lease.lost.reason).toMatchObject({ name: 'LeaseLost', message: 'another holds the lease' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is counted from the asking, however late the answer', async () => {
    const { lease, giveBack } = held(() => new Promise((resolve) => setTimeout(() => resolve(true), 1_900)));
    await vi.advanceTimersByTimeAsync(4_499);
    expect(lease.isHeld).toBe(true);
    await lease.release();
    expect(lease.isHeld).toBe(false);
    // The answer that was under way changes nothing any more, and what it has renewed is given back again.
    await vi.advanceTimersByTimeAsync(5_000);
    expect(giveBack).toHaveBeenCalledTimes(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not held by a process that stood still, even before its timers have run', () => {
    const { lease } = held(async () => true);
    vi.setSystemTime(Date.now() + 10_000);
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 10_000);
    expect(lease.isHeld).toBe(false);
    vi.restoreAllMocks();
  });
});
