import { setTimeout as wait } from 'node:timers/promises';
import type { Count, Id, Millis } from '@chat/schema/events';
import { type Ids, systemIds } from '../ids/ids.ts';
import type { Log } from '../log/log.ts';
import type { RedisConnection } from '../redis/redis.ts';
import { acquireScript, releaseScript, renewScript } from './leaseScripts.ts';
import { type Lease, type Leases, LeasesClosed } from './leases.ts';
import { RenewedLease } from './renewedLease.ts';

export interface RedisLeasesOptions {
  /** Stays open at `close`. */
  readonly redis: RedisConnection;
  readonly log: Log;
  /** Milliseconds that a lease outlives its holder, the same in all processes; 4,000 where absent. */
  readonly lasts?: Millis;
  readonly ids?: Ids;
}

/** One who waits for, or holds, a name. */
interface Claim {
  readonly name: string;
  readonly holder: string;
  /** Known to nobody else: who has lost an answer finds by it that the lease is theirs. */
  readonly token: Id;
}

const keysOf = ({ name }: Claim): readonly string[] => [`{lease:${name}}`, `{lease:${name}}:epoch`];

class RedisLeases implements Leases {
  readonly #redis: RedisConnection;
  readonly #log: Log;
  readonly #lasts: Millis;
  readonly #ids: Ids;
  readonly #closing = new AbortController();
  readonly #held = new Set<Lease>();
  #isReachable = true;

  constructor({ redis, log, lasts = 4_000, ids = systemIds }: RedisLeasesOptions) {
    this.#redis = redis;
    this.#log = log;
    this.#lasts = lasts;
    this.#ids = ids;
  }

  async acquire(name: string, holder: string, signal?: AbortSignal): Promise<Lease> {
    const ended = AbortSignal.any([this.#closing.signal, ...(signal === undefined ? [] : [signal])]);
    const claim: Claim = { name, holder, token: this.#ids.next() };
    while (!ended.aborted) {
      const askedAt = performance.now();
      const epoch = await this.#ask(claim);
      if (epoch > 0 && !ended.aborted) return this.#hold(claim, epoch, askedAt);
      // Ended by the signal it is no error yet: what may have been given is given back first.
      await wait(this.#lasts / 16, undefined, { signal: ended }).catch(() => undefined);
    }
    await this.#giveBack(claim);
    throw ended.reason;
  }

  async close(): Promise<void> {
    this.#closing.abort(new LeasesClosed('the leases are closed'));
    await Promise.all([...this.#held].map((lease) => lease.release()));
  }

  /** 0 where it cannot be had now: another holds it, or Redis is away, which is said once. */
  async #ask(claim: Claim): Promise<Count> {
    const { name, holder, token } = claim;
    try {
      const epoch = Number(await this.#redis.run(acquireScript, { keys: keysOf(claim), args: [token, holder, this.#lasts] }));
      this.#isReachable = true;
      return epoch;
    } catch (error) {
      if (this.#isReachable) this.#log.warn('a lease cannot be asked for', { name, holder, error });
      this.#isReachable = false;
      return 0;
    }
  }

  #hold(claim: Claim, epoch: Count, askedAt: Millis): Lease {
    const { name, holder, token } = claim;
    const lease = new RenewedLease({
      epoch,
      askedAt,
      // The holder stops before anybody else can begin, also where its timers are late.
      holds: (this.#lasts * 7) / 8,
      renewEvery: this.#lasts / 4,
      renew: async () => {
        const args = [token, holder, this.#lasts, epoch];
        return (await this.#redis.run(renewScript, { keys: keysOf(claim), args })) === 1;
      },
      giveBack: () => this.#giveBack(claim),
    });
    this.#log.info('lease acquired', { name, holder, epoch });
    this.#held.add(lease);
    lease.lost.addEventListener('abort', () => {
      this.#held.delete(lease);
      this.#log.info('lease ended', { name, holder, epoch, cause: String(lease.lost.reason) });
    });
    return lease;
  }

  async #giveBack(claim: Claim): Promise<void> {
    const [lease = ''] = keysOf(claim);
    // What cannot be given back lapses by itself.
    await this.#redis.run(releaseScript, { keys: [lease], args: [claim.token] }).catch(() => undefined);
  }
}

/**
 * Leases of all processes that share a Redis. A holder that dies is followed within `lasts` and a sixteenth of it: 4.25 s. While Redis is away
 * nobody gets a lease, and who holds one loses it after 3.5 s; a restart of Redis that is shorter takes nothing away.
 */
export const redisLeases = (options: RedisLeasesOptions): Leases => new RedisLeases(options);
