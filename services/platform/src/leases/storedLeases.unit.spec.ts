import { expect, it } from 'vitest';
import { PrivateStoreUnavailable } from '../privateStore/privateStore.ts';
import { leasesContract } from '../testing/leasesContract.ts';
import { memoryPrivateStore } from '../testing/memoryPrivateStore.ts';
import { recordingLog } from '../testing/recordingLog.ts';
import { storedLeases } from './storedLeases.ts';

const opened = () => {
  const store = memoryPrivateStore();
  const log = recordingLog();
  const [leases, others] = [1, 2].map(() => storedLeases({ store, log, lasts: 400 }));
  if (leases === undefined || others === undefined) throw new Error('there are two');
  const close = async () => void (await Promise.all([leases.close(), others.close()]));
  return { store, log, leases, others, [Symbol.asyncDispose]: close };
};

leasesContract('in a private store', async () => opened());

it('is taken over from a holder that is not heard of, under a higher epoch', async () => {
  await using world = opened();
  // What a process that was killed leaves behind.
  await world.store.write([{ collection: 'leases', id: 'notes', value: { epoch: 7, token: 'a'.repeat(32), holder: 'one' } }]);
  const began = performance.now();
  const lease = await world.others.acquire('notes', 'two');
  expect(lease.epoch).toBe(8);
  expect(performance.now() - began).toBeGreaterThanOrEqual(400);
});

it('is not taken from a holder that renews it, however long it is held', async () => {
  await using world = opened();
  const lease = await world.leases.acquire('notes', 'one');
  const stop = AbortSignal.timeout(1_200);
  await expect(world.others.acquire('notes', 'two', stop)).rejects.toThrow();
  expect(lease.isHeld).toBe(true);
});

it('is lost where it cannot be renewed, and asked for again once the store is back', async () => {
  await using world = opened();
  let isAway = false;
  const unlessAway = async <Answer>(answer: () => Promise<Answer>): Promise<Answer> => {
    if (isAway) throw new PrivateStoreUnavailable('away');
    return answer();
  };
  const store: Parameters<typeof storedLeases>[0]['store'] = {
    get: <Value>(collection: string, id: string) => unlessAway(() => world.store.get<Value>(collection, id)),
    write: (writes) => unlessAway(() => world.store.write(writes)),
  };
  const leases = storedLeases({ store, log: world.log, lasts: 400 });
  const lease = await leases.acquire('notes', 'one');
  isAway = true;
  await new Promise((resolve) => lease.lost.addEventListener('abort', resolve));
  expect(lease.lost.reason).toMatchObject({ name: 'LeaseLost' });
  const again = leases.acquire('notes', 'one');
  isAway = false;
  expect((await again).epoch).toBe(lease.epoch + 1);
  await leases.close();
});
