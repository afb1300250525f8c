import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf, positionOf } from './positions.ts';

const place = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

describe('positions', () => {
  it('have the string order of their places', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        expect(positionOf(one) < positionOf(other)).toBe(one < other);
      }),
    );
  });

  it('lead back to their places', () => {
    fc.assert(
      fc.property(place, (one) => {
        expect(placeOf(positionOf(one))).toBe(one);
      }),
    );
  });

  it('of another log are refused', () => {
    for (const stranger of ['', '7', 'C:12/P:12', '000000000000000x', '9999999999999999', ' 00000000000001'])
      expect(() => placeOf(stranger)).toThrow(TypeError);
  });
});
