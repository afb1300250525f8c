import { describe, expect, it } from 'vitest';
import { Ring, ringSize } from './ring.ts';

const position = (place: number): string => String(place).padStart(6, '0');
const item = (place: number) => ({ payload: { place }, position: position(place), ofChannel: false });

describe('a ring', () => {
  it('knows everything since it began, and nothing of before', () => {
    const ring = new Ring(position(10));
    for (const place of [11, 12, 13]) ring.add(item(place));
    expect(ring.since(position(11))?.map((found) => found.position)).toEqual([position(12), position(13)]);
    expect(ring.since(position(10))).toHaveLength(3);
    expect(ring.since(position(13))).toEqual([]);
    expect(ring.since(position(9))).toBeUndefined();
  });

  it('keeps at least its size of the newest, and says where it does not reach any more', () => {
    const ring = new Ring('');
    const last = 5 * ringSize + 3;
    for (let place = 1; place <= last; place += 1) ring.add(item(place));
    expect(ring.items.length).toBeLessThan(2 * ringSize);
    expect(ring.since(position(last - ringSize + 1))).toHaveLength(ringSize - 1);
    expect(ring.since(position(1))).toBeUndefined();
  });

  it('keeps nothing that is no fact', () => {
    const ring = new Ring('');
    ring.add({ payload: {}, position: undefined, ofChannel: false });
    expect(ring.items).toEqual([]);
  });
});
