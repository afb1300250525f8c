import type { Id } from '@chat/schema/events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleId } from '../testing/deciderSpec.ts';
import { IdMap } from './idMap.state.ts';

const entriesOf = <Value>(map: IdMap<Value>) => new Map([...map]);

interface Step {
  readonly id: Id;
  readonly remove: boolean;
  readonly value: number;
}

const mapAfter = (steps: readonly Step[]): IdMap<number> =>
  steps.reduce((map, { id, remove, value }) => (remove ? map.without(id) : map.with(id, value)), IdMap.empty<number>());

const plainAfter = (steps: readonly Step[]): ReadonlyMap<Id, number> => {
  const plain = new Map<Id, number>();
  for (const { id, remove, value } of steps) remove ? plain.delete(id) : plain.set(id, value);
  return plain;
};

describe('IdMap', () => {
  it('is a Map, whatever is done to it', () => {
    const step = fc.record({ id: fc.nat(600).map(exampleId), remove: fc.boolean(), value: fc.nat() });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        expect(entriesOf(mapAfter(steps))).toEqual(plainAfter(steps));
        expect(mapAfter(steps).size).toBe(plainAfter(steps).size);
      }),
    );
  });

  it('finds what is there', () => {
    const map = IdMap.empty<number>().with(exampleId(1), 5).with(exampleId(257), 6);
    expect([map.get(exampleId(257)), map.has(exampleId(257)), map.get(exampleId(513)), map.has(exampleId(2))]).toEqual([
      6,
      true,
      undefined,
      false,
    ]);
  });

  it('leaves what it was made from as it was', () => {
    const before = IdMap.empty<number>().with(exampleId(1), 1);
    before.with(exampleId(1), 2).with(exampleId(257), 3).without(exampleId(1));
    expect(entriesOf(before)).toEqual(new Map([[exampleId(1), 1]]));
  });

  it('changes a part of what is there, and nothing of what is not', () => {
    const map = IdMap.empty<{ a: number; b: number }>().with(exampleId(1), { a: 1, b: 2 });
    expect(map.changed(exampleId(1), { b: 3 }).get(exampleId(1))).toEqual({ a: 1, b: 3 });
    expect(map.changed(exampleId(2), { b: 3 })).toBe(map);
  });
});
