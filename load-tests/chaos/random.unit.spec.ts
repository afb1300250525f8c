import { expect, it } from 'vitest';
import { type Random, seededRandom } from './random.ts';

const some = (random: Random) => Array.from({ length: 1_000 }, () => random.between(3, 7));

it('the same seed and name give the same numbers, another seed or name others', () => {
  expect(some(seededRandom(7, 'bob'))).toEqual(some(seededRandom(7, 'bob')));
  expect(some(seededRandom(7, 'bob'))).not.toEqual(some(seededRandom(8, 'bob')));
  expect(some(seededRandom(7, 'bob'))).not.toEqual(some(seededRandom(7, 'eve')));
});

it('every number between the ends comes up, both ends included, and none beside', () => {
  expect(new Set(some(seededRandom(7)))).toEqual(new Set([3, 4, 5, 6, 7]));
});

it('a share of a hundred is about met, and of nothing nothing is picked', () => {
  const random = seededRandom(7);
  const met = Array.from({ length: 10_000 }, () => random.percent(25)).filter(Boolean).length;
  expect(met).toBeGreaterThan(2_300);
  expect(met).toBeLessThan(2_700);
  expect(random.one([])).toBeUndefined();
});
