import { describe, expect, it } from 'vitest';
import { RecentCache } from './recentCache.ts';

describe('the cache of recent entries', () => {
  it('keeps what is used and at most as many entries as it may', () => {
    const cache = new RecentCache<number, string>(10);
    cache.set(-1, 'hot');
    for (let key = 0; key < 100; key += 1) {
      cache.set(key, 'cold');
      expect(cache.get(-1)).toBe('hot');
    }
    expect(cache.get(0)).toBeUndefined();
    expect(cache.get(99)).toBe('cold');
    expect(new Set(cache.values()).size).toBe(2);
    expect([...cache.values()].length).toBeLessThanOrEqual(10);
  });

  it('answers with the newest value of a key', () => {
    const cache = new RecentCache<string, number>(2);
    cache.set('a', 1);
    cache.set('a', 2);
    expect(cache.get('a')).toBe(2);
  });

  it('forgets what is deleted or cleared, wherever it stood', () => {
    const cache = new RecentCache<number, string>(4);
    for (const key of [1, 2, 3]) cache.set(key, 'x');
    cache.get(1);
    cache.delete(1);
    expect(cache.get(1)).toBeUndefined();
    cache.clear();
    expect(cache.get(3)).toBeUndefined();
  });
});
