import type { Count } from '@chat/schema/events';
import { type Clock, systemClock } from '../clock/clock.ts';
import { type Lease, LeaseReleased, type Leases, LeasesClosed } from './leases.ts';

interface Named {
  epoch: Count;
  held: Lease | undefined;
  /** In the order in which they came. */
  readonly waiting: Set<() => void>;
}

class MemoryLeases implements Leases {
  readonly #clock: Clock;
  readonly #names = new Map<string, Named>();
  readonly #closing = new AbortController();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async acquire(...[name, , signal]: Parameters<Leases['acquire']>): Promise<Lease> {
    const ended = AbortSignal.any([this.#closing.signal, ...(signal === undefined ? [] : [signal])]);
    ended.throwIfAborted();
    const named = this.#names.get(name) ?? { epoch: 0, held: undefined, waiting: new Set() };
    this.#names.set(name, named);
    if (named.held === undefined) return this.#give(named);
    const { promise, resolve, reject } = Promise.withResolvers<Lease>();
    const next = () => {
      ended.removeEventListener('abort', giveUp);
      named.waiting.delete(next);
      resolve(this.#give(named));
    };
    const giveUp = () => {
      named.waiting.delete(next);
      reject(ended.reason);
    };
    ended.addEventListener('abort', giveUp, { once: true });
    named.waiting.add(next);
    return promise;
  }

  async close(): Promise<void> {
    this.#closing.abort(new LeasesClosed('the leases are closed'));
    for (const { held } of this.#names.values()) await held?.release();
  }

  #give(named: Named): Lease {
    // Above what the process before this one has given out.
    named.epoch = Math.max(named.epoch + 1, this.#clock.now());
    const lost = new AbortController();
    const release = async () => {
      if (lost.signal.aborted) return;
      lost.abort(new LeaseReleased('the lease was given back'));
      named.held = undefined;
      const [next] = named.waiting;
      next?.();
    };
    const lease: Lease = {
      epoch: named.epoch,
      lost: lost.signal,
      release,
      get isHeld() {
        return !lost.signal.aborted;
      },
    };
    named.held = lease;
    return lease;
  }
}

/** Leases of one process, where nobody else can hold anything. */
export const memoryLeases = (clock: Clock = systemClock): Leases => new MemoryLeases(clock);
