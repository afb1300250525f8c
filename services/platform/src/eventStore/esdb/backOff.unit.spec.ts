import { expect, it } from 'vitest';
import { defaultBackOff, waitAfter } from './backOff.ts';

it('waits double from attempt to attempt, from 100 ms to 5 s', () => {
  const waits = [1, 2, 3, 6, 7, 2_000].map((failures) => waitAfter(failures, { ...defaultBackOff, random: () => 0 }));
  expect(waits).toEqual([100, 200, 400, 3_200, 5_000, 5_000]);
});

it('leaves out up to half of a wait by chance', () => {
  expect(waitAfter(1, { ...defaultBackOff, random: () => 0.5 })).toBe(75);
  for (let count = 0; count < 100; count += 1) {
    const wait = waitAfter(50, defaultBackOff);
    expect(wait).toBeGreaterThan(2_500);
    expect(wait).toBeLessThanOrEqual(5_000);
  }
});
