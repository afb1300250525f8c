import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../clock/clock.ts';
import { presenceContract } from '../testing/presenceContract.ts';
import { memoryPresence } from './memoryPresence.ts';
import { presenceLapse } from './presence.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

presenceContract('the memory of one process', async () => {
  const presence = memoryPresence(systemClock);
  return {
    presence,
    other: presence,
    lapse: presenceLapse,
    elapse: async (by) => {
      await vi.advanceTimersByTimeAsync(by);
    },
    [Symbol.asyncDispose]: () => presence.close(),
  };
});

it('a connection is gone after 30 s', () => {
  expect(presenceLapse).toBe(30_000);
});
