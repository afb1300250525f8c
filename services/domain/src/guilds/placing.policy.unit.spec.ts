import type { Id } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { exampleId } from '../testing/deciderSpec.ts';
import { inOrder, type Placed, placeAfter, standsAfter } from './placing.policy.ts';

const at = (number: number, position: number): Placed => ({ id: exampleId(number), position });
const three = [at(3, 3_072), at(1, 1_024), at(2, 2_048)];

/** The order of numbers once everything is moved and the new thing, 9, stands where it was put. */
const orderWith = (others: readonly Placed[], after: Id | 'FIRST' | 'LAST'): readonly number[] => {
  const placement = placeAfter(others, after);
  if (placement === undefined) return [];
  const moved = new Map(placement.moves.map(({ id, position }) => [id, position]));
  const all = others.map(({ id, position }) => ({ id, position: moved.get(id) ?? position }));
  return inOrder([...all, at(9, placement.position)]).map(({ id }) => Number.parseInt(id, 16));
};

describe('a place in an order', () => {
  it('is behind the thing that is named, in front of all, or behind all', () => {
    expect(orderWith(three, exampleId(1))).toEqual([1, 9, 2, 3]);
    expect(orderWith(three, 'FIRST')).toEqual([9, 1, 2, 3]);
    expect(orderWith(three, 'LAST')).toEqual([1, 2, 3, 9]);
    expect(placeAfter([], 'FIRST')).toEqual({ position: 1_024, moves: [] });
  });

  it('moves nothing else while there is room', () => {
    expect(placeAfter(three, exampleId(1))).toEqual({ position: 1_536, moves: [] });
    expect(placeAfter(three, 'FIRST')).toEqual({ position: 511, moves: [] });
  });

  it('is nowhere behind something that is not there', () => expect(placeAfter(three, exampleId(7))).toBeUndefined());

  it('numbers all anew where there is no room left', () => {
    const crowded = [at(1, 0), at(2, 1), at(3, 2)];
    expect(placeAfter(crowded, exampleId(1))).toEqual({
      position: 2_048,
      moves: [at(1, 1_024), at(2, 3_072), at(3, 4_096)],
    });
    expect(orderWith(crowded, 'FIRST')).toEqual([9, 1, 2, 3]);
  });

  it('never leaves the numbers that clients can read', () => {
    const far = [at(1, 1_024), at(2, 2 ** 30)];
    expect(placeAfter(far, 'LAST')).toEqual({ position: 3_072, moves: [at(2, 2_048)] });
  });

  it('stays whole over many moves into one gap', () => {
    let things: readonly Placed[] = three;
    for (let number = 10; number < 100; number += 1) {
      const placement = placeAfter(things, exampleId(1)) ?? { position: 0, moves: [] };
      const moved = new Map(placement.moves.map(({ id, position }) => [id, position]));
      things = [
        ...things.map(({ id, position }) => ({ id, position: moved.get(id) ?? position })),
        at(number, placement.position),
      ];
    }
    const order = inOrder(things).map(({ id }) => Number.parseInt(id, 16));
    expect(order).toEqual([1, ...Array.from({ length: 90 }, (_, index) => 99 - index), 2, 3]);
    expect(new Set(things.map(({ position }) => position)).size).toBe(things.length);
  });

  it('knows what stands there already', () => {
    expect(standsAfter(three, exampleId(2), exampleId(1))).toBe(true);
    expect(standsAfter(three, exampleId(1), 'FIRST')).toBe(true);
    expect(standsAfter(three, exampleId(3), 'LAST')).toBe(true);
    expect(standsAfter(three, exampleId(3), exampleId(1))).toBe(false);
    expect(standsAfter(three, exampleId(7), 'LAST')).toBe(false);
  });
});
