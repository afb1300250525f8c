import { expect, it } from 'vitest';
import { leasesContract } from '../testing/leasesContract.ts';
import { manualClock } from '../testing/manualClock.ts';
import { memoryLeases } from './memoryLeases.ts';

leasesContract('in one process', async () => {
  const leases = memoryLeases();
  return { leases, others: leases, [Symbol.asyncDispose]: () => leases.close() };
});

it('epochs go on above those of the process before', async () => {
  const clock = manualClock();
  const before = memoryLeases(clock);
  const { epoch } = await before.acquire('a', 'one');
  await before.close();
  clock.advance(1);
  const after = memoryLeases(clock);
  expect((await after.acquire('a', 'one')).epoch).toBeGreaterThan(epoch);
  await after.close();
});
