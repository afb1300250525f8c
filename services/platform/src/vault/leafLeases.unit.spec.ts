import type { Id } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { LeafLeases } from './leafLeases.ts';
import type { LeaseOutcome, LeaseRequest } from './ringWriter.ts';

const ring = '1'.repeat(32) as Id;
const other = '2'.repeat(32) as Id;

const leasing = (refuse?: LeaseOutcome) => {
  const calls: (readonly LeaseRequest[])[] = [];
  const next = new Map<Id, number>();
  const leases = new LeafLeases(async (wanted) => {
    calls.push(wanted);
    return wanted.map(({ ring: of, count }) => {
      const first = next.get(of) ?? 0;
      next.set(of, first + count);
      return refuse ?? { first };
    });
  });
  return { leases, calls };
};

describe('leases of leaves', () => {
  it('are taken in sequence, a block of 64 at a time', async () => {
    const { leases, calls } = leasing();
    const taken: number[] = [];
    for (let turn = 0; turn < 130; turn += 1) taken.push(...(await leases.take(ring, 1)));
    expect(taken).toEqual(Array.from({ length: 130 }, (_, leaf) => leaf));
    expect(calls).toEqual([[{ ring, count: 64 }], [{ ring, count: 64 }], [{ ring, count: 64 }]]);
  });

  it('of many rings and takers of one tick are one commit', async () => {
    const { leases, calls } = leasing();
    const takers = [leases.take(ring, 40), leases.take(other, 1), leases.take(ring, 30)];
    const taken = await Promise.all(takers);
    expect(calls).toEqual([
      [
        { ring, count: 128 },
        { ring: other, count: 64 },
      ],
    ]);
    expect(taken.map((leaves) => [leaves[0], leaves.length])).toEqual([
      [0, 40],
      [0, 1],
      [40, 30],
    ]);
  });

  it('use up what is left before the next block', async () => {
    const { leases, calls } = leasing();
    await leases.take(ring, 60);
    expect(await leases.take(ring, 10)).toEqual([60, 61, 62, 63, 64, 65, 66, 67, 68, 69]);
    expect(calls.at(-1)).toEqual([{ ring, count: 64 }]);
  });

  it('never give a leaf to two takers, however they meet', async () => {
    const { leases } = leasing();
    const taken = await Promise.all(
      Array.from({ length: 300 }, (_, turn) => Promise.resolve().then(() => leases.take(ring, 1 + (turn % 7)))),
    );
    const leaves = taken.flat();
    expect(new Set(leaves).size).toBe(leaves.length);
  });

  it('of a forgotten ring are not used', async () => {
    const { leases } = leasing();
    await leases.take(ring, 1);
    leases.forget(ring);
    expect(await leases.take(ring, 1)).toEqual([64]);
  });

  it('are refused for a ring that is gone, and broken where there are none left', async () => {
    await expect(leasing({ refused: 'GONE' }).leases.take(ring, 1)).rejects.toMatchObject({ name: 'RingGone' });
    await expect(leasing({ broken: 'no leaves left' }).leases.take(ring, 1)).rejects.toThrow('no leaves left');
  });

  it('fail for all takers where the commit failed, and go on afterwards', async () => {
    let fails = true;
    const leases = new LeafLeases(async () => {
      if (fails) throw new Error('disk full');
      return [{ first: 0 }];
    });
    const taken = await Promise.allSettled([leases.take(ring, 1), leases.take(ring, 2)]);
    expect(taken.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await leases.take(ring, 1)).toEqual([0]);
  });
});
