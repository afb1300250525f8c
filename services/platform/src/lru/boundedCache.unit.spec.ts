import { describe, expect, it } from 'vitest';
import { BoundedCache } from './boundedCache.ts';

describe('BoundedCache', () => {
  it('forgets the entry unused for longest', () => {
    const cache = new BoundedCache<string, number>(2);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.get('a');

    expect(cache.set('c', 3)).toEqual({ key: 'b', value: 2 });
    expect([...cache.entries()]).toEqual([
      ['a', 1],
      ['c', 3],
    ]);
  });

  it('does not count a peek as use', () => {
    const cache = new BoundedCache<string, number>(2);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.peek('a');
    cache.set('c', 3);

    expect(cache.has('a')).toBe(false);
  });

  it('replaces a value without making room', () => {
    const cache = new BoundedCache<string, number>(1);
    cache.set('a', 1);

    expect(cache.set('a', 2)).toBeUndefined();
    expect(cache.get('a')).toBe(2);
    expect(cache.size).toBe(1);
  });

  it('keeps undefined as a value', () => {
    const cache = new BoundedCache<string, undefined>(2);
    cache.set('a', undefined);
    cache.set('b', undefined);
    cache.get('a');
    cache.set('c', undefined);

    expect(cache.has('a')).toBe(true);
    expect(cache.has('b')).toBe(false);
  });

  it('forgets on request', () => {
    const cache = new BoundedCache<string, number>(2);
    cache.set('a', 1);
    cache.set('b', 2);

    expect(cache.delete('a')).toBe(true);
    expect(cache.delete('a')).toBe(false);
    cache.clear();
    expect(cache.size).toBe(0);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses a bound of %s', (most) => {
    expect(() => new BoundedCache(most)).toThrow(RangeError);
  });
});
