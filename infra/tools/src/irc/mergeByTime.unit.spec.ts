import { describe, expect, it } from 'vitest';
import { mergeByTime } from './mergeByTime.ts';

interface Item {
  readonly occurredAt: number;
  readonly of: string;
}
const part = (of: string, times: readonly number[], read: string[] = []) => ({
  startsAt: times[0] ?? 0,
  read: async (): Promise<Item[]> => {
    read.push(of);
    return times.map((occurredAt) => ({ occurredAt, of }));
  },
});
const merged = async (...parts: ReturnType<typeof part>[]): Promise<string[]> => {
  const order: string[] = [];
  for await (const { of, occurredAt } of mergeByTime(parts)) order.push(of + occurredAt);
  return order;
};

describe('mergeByTime', () => {
  it('orders overlapping parts by time', async () =>
    expect(await merged(part('a', [1, 5, 9]), part('b', [4, 6, 7]))).toEqual(['a1', 'b4', 'a5', 'b6', 'b7', 'a9']));

  it('at equal times the earlier part goes first, and a part keeps its order', async () =>
    expect(await merged(part('a', [1, 3, 3]), part('b', [3, 3]), part('c', [3]))).toEqual(['a1', 'a3', 'a3', 'b3', 'b3', 'c3']));

  it('passes over empty parts', async () => expect(await merged(part('a', []), part('b', [2]), part('c', []))).toEqual(['b2']));

  it('reads a part only when its time has come', async () => {
    const read: string[] = [];
    const items = mergeByTime([part('a', [1, 2], read), part('b', [2, 3], read), part('c', [9], read)]);
    await items.next();
    expect(read).toEqual(['a']);
    await items.next();
    expect(read).toEqual(['a', 'b']);
    await items.return();
  });
});
