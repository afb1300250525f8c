import { describe, expect, it } from 'vitest';
import { sampleFact } from '../testing/sampleFacts.ts';
import { canonicalBytes } from './canonical.ts';
import { RecentFacts } from './recentFacts.ts';

const placedAt = (place: number) => ({
  stream: 'sample-main',
  revision: place - 1,
  place,
  envelope: canonicalBytes(sampleFact({ place })),
});

const recentUpTo = (last: number, mostFacts = 100, mostBytes = 1_000_000): RecentFacts => {
  const recent = new RecentFacts(0, mostFacts, mostBytes);
  for (let place = 1; place <= last; place += 1) recent.add(placedAt(place));
  return recent;
};

const places = (recent: RecentFacts, after: number, limit = 1_000) =>
  recent.after(after, limit)?.map(({ revision }) => revision + 1);

describe('recent facts', () => {
  it('answer what stands after a place, up to the limit', () => {
    const recent = recentUpTo(10);
    expect(places(recent, 7)).toEqual([8, 9, 10]);
    expect(places(recent, 2, 3)).toEqual([3, 4, 5]);
    expect(places(recent, 0)).toHaveLength(10);
  });

  it('answer nothing new at the newest place or beyond', () => {
    expect(places(recentUpTo(10), 10)).toEqual([]);
    expect(places(recentUpTo(10), 11)).toEqual([]);
  });

  it('of a log that was there before know that they do not reach back', () => {
    const recent = new RecentFacts(500, 100, 1_000_000);
    expect(recent.after(499, 10)).toBeUndefined();
    recent.add(placedAt(501));
    expect(places(recent, 500)).toEqual([501]);
    expect(recent.after(499, 10)).toBeUndefined();
  });

  it('stay bounded in number', () => {
    const recent = recentUpTo(1_000);
    expect(recent.size).toBeLessThanOrEqual(100);
    expect(recent.last).toBe(1_000);
    expect(places(recent, 990)).toEqual([991, 992, 993, 994, 995, 996, 997, 998, 999, 1_000]);
    expect(recent.after(800, 10)).toBeUndefined();
  });

  it('stay bounded in bytes', () => {
    const size = placedAt(1).envelope.length;
    expect(recentUpTo(50, 100, size * 10).size).toBeLessThanOrEqual(10);
  });

  it('forget what stands before a hole, so that the store is read', () => {
    const recent = recentUpTo(10);
    recent.add(placedAt(13));
    expect(recent.after(10, 10)).toBeUndefined();
    expect(places(recent, 12)).toEqual([13]);
  });

  it('are the same frozen objects for everyone', () => {
    const recent = recentUpTo(3);
    const [fact] = recent.after(2, 1) ?? [];
    expect(recent.after(0, 3)?.[2]).toBe(fact);
    expect(Object.isFrozen(fact)).toBe(true);
    expect(Object.isFrozen(fact?.meta.basis[0])).toBe(true);
  });
});
