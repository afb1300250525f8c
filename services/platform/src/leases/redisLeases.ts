import type { Millis } from '@chat/schema/events';
import type { Ids } from '../ids/ids.ts';
import type { Log } from '../log/log.ts';
import type { RedisConnection } from '../redis/redis.ts';
import { acquireScript, releaseScript, renewScript } from './leaseScripts.ts';
import type { Leases } from './leases.ts';
import { type Claim, type LeasePlace, sharedLeases, usuallyLasts } from './sharedLeases.ts';

export interface RedisLeasesOptions {
  /** Stays open at `close`. */
  readonly redis: RedisConnection;
  readonly log: Log;
  /** Milliseconds that a lease outlives its holder, the same in all processes; 4,000 where absent. */
  readonly lasts?: Millis;
  readonly ids?: Ids;
}

const keysOf = ({ name }: Claim): readonly string[] => [`{lease:${name}}`, `{lease:${name}}:epoch`];

const placeIn = (redis: RedisConnection, lasts: Millis): LeasePlace => ({
  ask: async (claim) => Number(await redis.run(acquireScript, { keys: keysOf(claim), args: [claim.token, claim.holder, lasts] })),
  renew: async (claim, epoch) => {
    const args = [claim.token, claim.holder, lasts, epoch];
    return (await redis.run(renewScript, { keys: keysOf(claim), args })) === 1;
  },
  giveBack: async (claim) => {
    const [lease = ''] = keysOf(claim);
    await redis.run(releaseScript, { keys: [lease], args: [claim.token] });
  },
});

/**
 * Leases of all processes that share a Redis. A holder that dies is followed within `lasts` and a sixteenth of it: 4.25 s. While Redis is away
 * nobody gets a lease, and who holds one loses it after 3.5 s; a restart of Redis that is shorter takes nothing away.
 */
export const redisLeases = ({ redis, log, lasts = usuallyLasts, ids }: RedisLeasesOptions): Leases =>
  sharedLeases({ place: placeIn(redis, lasts), log, lasts, ids });
