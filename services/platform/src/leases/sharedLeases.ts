import { setTimeout as wait } from 'node:timers/promises';
import type { Count, Id, Millis } from '@chat/schema/events';
import { type Ids, systemIds } from '../ids/ids.ts';
import type { Log } from '../log/log.ts';
import { type Lease, type Leases, LeasesClosed } from './leases.ts';
import { RenewedLease } from './renewedLease.ts';

/** One who waits for, or holds, a name. */
export interface Claim {
  readonly name: string;
  readonly holder: string;
  /** Known to nobody else: who has lost an answer finds by it that the lease is theirs. */
  readonly token: Id;
}

/** Where leases stand that several processes share. Each call rejects where that place is away. */
export interface LeasePlace {
  /** The epoch, where the lease is free or is the claim's already; else 0. */
  ask(claim: Claim): Promise<Count>;
  /** Whether it is the claim's still; then it lasts anew. */
  renew(claim: Claim, epoch: Count): Promise<boolean>;
  /** Nothing happens where it is not the claim's. */
  giveBack(claim: Claim): Promise<void>;
}

export interface SharedLeasesOptions {
  readonly place: LeasePlace;
  readonly log: Log;
  /** Milliseconds that a lease outlives its holder, the same in all processes. */
  readonly lasts: Millis;
  readonly ids?: Ids | undefined;
}

/** Milliseconds that a lease outlives its holder where nobody says otherwise. */
export const usuallyLasts: Millis = 4_000;

class SharedLeases implements Leases {
  readonly #place: LeasePlace;
  readonly #log: Log;
  readonly #lasts: Millis;
  readonly #ids: Ids;
  readonly #closing = new AbortController();
  readonly #held = new Set<Lease>();
  #isReachable = true;

  constructor({ place, log, lasts, ids = systemIds }: SharedLeasesOptions) {
    this.#place = place;
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

  /** 0 where it cannot be had now: another holds it, or the place is away, which is said once. */
  async #ask(claim: Claim): Promise<Count> {
    const { name, holder } = claim;
    try {
      const epoch = await this.#place.ask(claim);
      this.#isReachable = true;
      return epoch;
    } catch (error) {
      if (this.#isReachable) this.#log.warn('a lease cannot be asked for', { name, holder, error });
      this.#isReachable = false;
      return 0;
    }
  }

  #hold(claim: Claim, epoch: Count, askedAt: Millis): Lease {
    const { name, holder } = claim;
    const lease = new RenewedLease({
      epoch,
      askedAt,
      // The holder stops before anybody else can begin, also where its timers are late.
      holds: (this.#lasts * 7) / 8,
      renewEvery: this.#lasts / 4,
      renew: () => this.#place.renew(claim, epoch),
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
    // What cannot be given back lapses by itself.
    await this.#place.giveBack(claim).catch(() => undefined);
  }
}

/** Leases that stand in a place that several processes share. */
export const sharedLeases = (options: SharedLeasesOptions): Leases => new SharedLeases(options);
