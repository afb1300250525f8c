import { recordingLog } from '@chat/platform/testing';
import { expect, it, vi } from 'vitest';
import { type HeldLease, leasedWork } from './leasedWork.ts';

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve())));

const leases = () => {
  let epoch = 0;
  const held: { epoch: number; lose: () => void; released: boolean }[] = [];
  const acquire = async (): Promise<HeldLease> => {
    epoch += 1;
    const losing = new AbortController();
    const lease = { epoch, lose: () => losing.abort(), released: false };
    held.push(lease);
    return {
      epoch,
      lost: losing.signal,
      release: async () => {
        lease.released = true;
      },
    };
  };
  return { held, acquire };
};

it('works while its lease is held, and again under a later epoch after it was lost', async () => {
  const { held, acquire } = leases();
  const log = recordingLog();
  const worked: string[] = [];
  const work = async ({ epoch }: HeldLease, signal: AbortSignal): Promise<void> => {
    worked.push(`begins ${epoch}`);
    await aborted(signal);
    worked.push(`ends ${epoch}`);
  };
  const working = leasedWork({ name: 'notes', acquire, work, log });
  await vi.waitFor(() => expect(worked).toEqual(['begins 1']));
  held[0]?.lose();
  await vi.waitFor(() => expect(worked).toEqual(['begins 1', 'ends 1', 'begins 2']));
  await working[Symbol.asyncDispose]();
  expect(worked.at(-1)).toBe('ends 2');
  expect(held.map(({ released }) => released)).toEqual([true, true]);
  expect(log.lines.filter((line) => line.includes('work lost to another process'))).toHaveLength(1);
});

it('gives the lease back where the work fails, and tries again', async () => {
  const { held, acquire } = leases();
  let failures = 0;
  const work = async (_: HeldLease, signal: AbortSignal): Promise<void> => {
    failures += 1;
    if (failures < 3) throw new Error('broken');
    await aborted(signal);
  };
  await using _working = leasedWork({ name: 'notes', acquire, work, log: recordingLog() });
  await vi.waitFor(() => expect(held).toHaveLength(3));
  expect(held.map(({ released }) => released)).toEqual([true, true, false]);
});

it('ends while it waits for the lease', async () => {
  const acquire = (_: string, signal: AbortSignal): Promise<HeldLease> =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
  const log = recordingLog();
  const working = leasedWork({ name: 'notes', acquire, work: async () => undefined, log });
  await working[Symbol.asyncDispose]();
  expect(log.lines).toEqual([]);
});
