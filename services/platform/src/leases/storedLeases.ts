import type { Count, Id, Millis } from '@chat/schema/events';
import type { Ids } from '../ids/ids.ts';
import type { Log } from '../log/log.ts';
import type { PrivateStore, Versioned } from '../privateStore/privateStore.ts';
import type { Leases } from './leases.ts';
import { type Claim, type LeasePlace, sharedLeases, usuallyLasts } from './sharedLeases.ts';

export interface StoredLeasesOptions {
  /** Stays open at `close`. */
  readonly store: Pick<PrivateStore, 'get' | 'write'>;
  readonly log: Log;
  /** Milliseconds that a lease outlives its holder, the same in all processes; 4,000 where absent. */
  readonly lasts?: Millis;
  readonly ids?: Ids;
}

type Stored = {
  readonly epoch: Count;
  /** Of the claim that holds it; `null` where it was given back. */
  readonly token: Id | null;
  readonly holder: string;
};

/** A version of a lease, and since when it stood there. */
interface Seen {
  readonly version: number;
  readonly since: Millis;
}

const collection = 'leases';

/**
 * Each renewal makes a new version. A holder whose version has stood for as long as a lease lasts is gone: who waits measures that
 * on a clock of its own, so that clocks of different machines are never compared.
 */
class StoredPlace implements LeasePlace {
  readonly #store: StoredLeasesOptions['store'];
  readonly #lasts: Millis;
  /** By token: each claim waits for itself. */
  readonly #seen = new Map<Id, Seen>();

  constructor(store: StoredLeasesOptions['store'], lasts: Millis) {
    this.#store = store;
    this.#lasts = lasts;
  }

  async ask(claim: Claim): Promise<Count> {
    const stored = await this.#read(claim);
    if (stored?.value.token === claim.token) return this.#given(claim, stored.value.epoch);
    if (stored !== undefined && stored.value.token !== null && !this.#isGone(claim, stored)) return 0;
    const epoch = (stored?.value.epoch ?? 0) + 1;
    return (await this.#write(claim, stored, { epoch, token: claim.token })) ? this.#given(claim, epoch) : 0;
  }

  async renew(claim: Claim, epoch: Count): Promise<boolean> {
    const stored = await this.#read(claim);
    return stored?.value.token === claim.token && this.#write(claim, stored, { epoch, token: claim.token });
  }

  async giveBack(claim: Claim): Promise<void> {
    this.#seen.delete(claim.token);
    const stored = await this.#read(claim);
    if (stored?.value.token === claim.token) await this.#write(claim, stored, { epoch: stored.value.epoch, token: null });
  }

  #given({ token }: Claim, epoch: Count): Count {
    this.#seen.delete(token);
    return epoch;
  }

  #isGone({ token }: Claim, { version }: Versioned<Stored>): boolean {
    const seen = this.#seen.get(token);
    const now = performance.now();
    if (seen?.version === version) return now - seen.since >= this.#lasts;
    this.#seen.set(token, { version, since: now });
    return false;
  }

  #read({ name }: Claim): Promise<Versioned<Stored> | undefined> {
    return this.#store.get<Stored>(collection, name);
  }

  #write({ name, holder }: Claim, stored: Versioned<Stored> | undefined, lease: Omit<Stored, 'holder'>): Promise<boolean> {
    return this.#store.write([{ collection, id: name, value: { ...lease, holder }, expected: stored?.version ?? 0 }]);
  }
}

/**
 * Leases of all processes that share a private store. A holder that dies is followed within `lasts` and an eighth of it: 4.5 s.
 * While the store is away nobody gets a lease, and who holds one loses it after 3.5 s.
 */
export const storedLeases = ({ store, log, lasts = usuallyLasts, ids }: StoredLeasesOptions): Leases =>
  sharedLeases({ place: new StoredPlace(store, lasts), log, lasts, ids });
