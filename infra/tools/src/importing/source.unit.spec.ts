import type { Id, KeyedHash } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { importIdOf, importIds } from './source.ts';

const name = 'c'.repeat(32) as KeyedHash; // 32 hexadecimal digits
const vault = { keyedHash: () => name };
const startsAt = Date.UTC(2004, 11, 25);

describe('ids of an import', () => {
  const ids = importIds(vault, importIdOf(name, startsAt), (key, ordinal) => `${key}${ordinal}` as Id);

  it('of chunks are in the order of time, as ids of what is sent are', () => {
    const keys = [0, 1, 2].map((number) => ids.chunkKey(number, startsAt + number * 60_000));
    expect(keys.toSorted()).toEqual(keys);
    expect(keys.map((key) => Number.parseInt(key.slice(0, 12), 16) - startsAt)).toEqual([0, 60_000, 120_000]);
  });

  it('are the same again, and differ where chunks begin in the same millisecond', () => {
    expect(ids.chunkKey(3, startsAt)).toBe(ids.chunkKey(3, startsAt));
    expect(ids.chunkKey(3, startsAt)).not.toBe(ids.chunkKey(4, startsAt));
  });
});
