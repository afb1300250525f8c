import { expect, it } from 'vitest';
import { logPositionOf, positionOf } from './esdbPositions.ts';

const places = [0n, 1n, 9n, 10n, 255n, 256n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n];

it('string order is log order: commit first, then prepare', () => {
  const positions = places.flatMap((commit) => places.map((prepare) => positionOf({ commit, prepare })));
  expect([...positions].sort()).toEqual(positions);
});

it('a position is the place that it was made of', () => {
  for (const commit of places) expect(logPositionOf(positionOf({ commit, prepare: 7n }))).toEqual({ commit, prepare: 7n });
});

it('a position of another log is a TypeError', () => {
  for (const position of ['', '0000000000000001', 'g'.repeat(32), 'A'.repeat(32), '0'.repeat(33)])
    expect(() => logPositionOf(position)).toThrow(TypeError);
});
