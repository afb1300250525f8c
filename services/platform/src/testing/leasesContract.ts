import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Leases } from '../leases/leases.ts';
import { sampleId } from './sampleFacts.ts';

/** Leases under test. Disposing them closes them. */
export interface OpenedLeases extends AsyncDisposable {
  readonly leases: Leases;
  /** The same leases in another process; the same object where an adapter knows one process only. */
  readonly others: Leases;
}

export type OpenLeases = () => Promise<OpenedLeases>;

const holdingCases = (open: OpenLeases) => {
  it('is held by whoever asks for a free name', async () => {
    await using opened = await open();
    const lease = await opened.leases.acquire(sampleId(), 'one');
    expect(lease.isHeld).toBe(true);
    expect(lease.lost.aborted).toBe(false);
    expect(lease.epoch).toBeGreaterThan(0);
  });

  it('is held by the next one when it is released, with a higher epoch', async () => {
    await using opened = await open();
    const name = sampleId();
    const first = await opened.leases.acquire(name, 'one');
    const waiting = opened.others.acquire(name, 'two');
    expect(await Promise.race([waiting, wait(300, 'nobody')])).toBe('nobody');
    await first.release();
    const second = await waiting;
    expect([first.isHeld, second.isHeld]).toEqual([false, true]);
    expect(first.lost.reason).toMatchObject({ name: 'LeaseReleased' });
    expect(second.epoch).toBeGreaterThan(first.epoch);
  });

  it('released again takes nothing from the next holder', async () => {
    await using opened = await open();
    const name = sampleId();
    const first = await opened.leases.acquire(name, 'one');
    await first.release();
    const second = await opened.others.acquire(name, 'two');
    await first.release();
    const third = opened.leases.acquire(name, 'three');
    expect(await Promise.race([third, wait(300, 'nobody')])).toBe('nobody');
    expect(second.isHeld).toBe(true);
    await second.release();
    expect((await third).epoch).toBeGreaterThan(second.epoch);
  });

  it('of one name says nothing about another', async () => {
    await using opened = await open();
    const leases = await Promise.all([sampleId(), sampleId()].map((name) => opened.leases.acquire(name, 'one')));
    expect(leases.map(({ isHeld }) => isHeld)).toEqual([true, true]);
  });

  it('is held by one of many at a time, and all get it once', async () => {
    await using opened = await open();
    const name = sampleId();
    let working = 0;
    const epochs: number[] = [];
    const work = async (leases: Leases) => {
      const lease = await leases.acquire(name, 'one of many');
      working += 1;
      expect(working).toBe(1);
      epochs.push(lease.epoch);
      await wait(5);
      expect(lease.isHeld).toBe(true);
      working -= 1;
      await lease.release();
    };
    await Promise.all(Array.from({ length: 12 }, (_, place) => work(place % 2 === 0 ? opened.leases : opened.others)));
    expect(epochs).toHaveLength(12);
    expect(epochs.toSorted((one, two) => one - two)).toEqual(epochs);
    expect(new Set(epochs).size).toBe(12);
  });
};

const endingCases = (open: OpenLeases) => {
  it('is waited for until the signal, and then given to nobody', async () => {
    await using opened = await open();
    const name = sampleId();
    const lease = await opened.leases.acquire(name, 'one');
    const controller = new AbortController();
    const waiting = opened.others.acquire(name, 'two', controller.signal);
    const reason = new Error('something else to do');
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await expect(opened.others.acquire(name, 'two', controller.signal)).rejects.toBe(reason);
    await lease.release();
    expect((await opened.leases.acquire(name, 'three')).isHeld).toBe(true);
  });

  it('is not had any more after the close, and not held', async () => {
    await using opened = await open();
    const name = sampleId();
    const lease = await opened.leases.acquire(name, 'one');
    const waiting = opened.leases.acquire(name, 'two');
    const refused = expect(waiting).rejects.toMatchObject({ name: 'LeasesClosed' });
    await opened.leases.close();
    await refused;
    expect(lease.isHeld).toBe(false);
    expect(lease.lost.aborted).toBe(true);
    await expect(opened.leases.acquire(sampleId(), 'one')).rejects.toMatchObject({ name: 'LeasesClosed' });
  });
};

/** The rules of the port `Leases`, as tests. Every adapter runs them; cases use names of their own. */
export const leasesContract = (name: string, open: OpenLeases): void => {
  describe(`a lease ${name}`, () => {
    holdingCases(open);
    endingCases(open);
  });
};
