import { recordingLog } from '../testing/recordingLog.ts';
import { redisOf } from '../testing/redisOf.ts';
import { redisLeases } from './redisLeases.ts';

/** A process for tests that kill it or let it stand still: holds a lease, and says each time when it gets it and when it loses it. */
const [url = '', name = ''] = process.argv.slice(2);
const leases = redisLeases({ redis: redisOf({ url }), log: recordingLog() });

// Waiting for Redis alone would not keep a process alive.
setInterval(() => undefined, 1_000);
for (;;) {
  const lease = await leases.acquire(name, `process ${process.pid}`);
  process.stdout.write(`acquired ${lease.epoch}\n`);
  await new Promise((resolve) => lease.lost.addEventListener('abort', resolve));
  process.stdout.write(`lost ${lease.epoch} ${lease.isHeld}\n`);
}
