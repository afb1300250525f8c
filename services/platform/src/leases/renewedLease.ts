import type { Count, Millis } from '@chat/schema/events';
import { type Lease, LeaseLost, LeaseReleased } from './leases.ts';

export interface RenewedLeaseOptions {
  readonly epoch: Count;
  /** When it was asked for, on the clock of `performance.now`. */
  readonly askedAt: Millis;
  /** Milliseconds from an asking that is answered until it is not held any more, unless it is renewed. */
  readonly holds: Millis;
  readonly renewEvery: Millis;
  /** Whether it is ours still; rejects where that cannot be known now. */
  readonly renew: () => Promise<boolean>;
  /** Gives it back; never rejects. */
  readonly giveBack: () => Promise<void>;
}

/** A lease that lasts while it is renewed. Its time is that of this process alone, which no correction of clocks moves. */
export class RenewedLease implements Lease {
  readonly #options: RenewedLeaseOptions;
  readonly #lost = new AbortController();
  readonly #renewing: NodeJS.Timeout;
  #lapsing: NodeJS.Timeout | undefined;
  #heldUntil: Millis = 0;
  #isRenewing = false;

  constructor(options: RenewedLeaseOptions) {
    this.#options = options;
    this.#renewing = setInterval(() => void this.#renew(), options.renewEvery).unref();
    this.#hold(options.askedAt);
  }

  get epoch(): Count {
    return this.#options.epoch;
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  get isHeld(): boolean {
    return !this.#lost.signal.aborted && performance.now() < this.#heldUntil;
  }

  async release(): Promise<void> {
    if (this.#end(new LeaseReleased('the lease was given back'))) await this.#options.giveBack();
  }

  #hold(askedAt: Millis): void {
    clearTimeout(this.#lapsing);
    this.#heldUntil = askedAt + this.#options.holds;
    const lapse = () => this.#end(new LeaseLost('the lease could not be renewed in time'));
    this.#lapsing = setTimeout(lapse, this.#heldUntil - performance.now()).unref();
  }

  async #renew(): Promise<void> {
    if (this.#isRenewing) return;
    this.#isRenewing = true;
    const askedAt = performance.now();
    try {
      const isOurs = await this.#options.renew();
      if (!isOurs) this.#end(new LeaseLost('another holds the lease'));
      else if (!this.#lost.signal.aborted) this.#hold(askedAt);
      // It ended while the answer was under way: nobody should wait for what nobody holds.
      else await this.#options.giveBack();
    } catch {
      // The next one may get through; if none does, the lease lapses.
    }
    this.#isRenewing = false;
  }

  /** False where it had ended before. */
  #end(reason: Error): boolean {
    if (this.#lost.signal.aborted) return false;
    clearInterval(this.#renewing);
    clearTimeout(this.#lapsing);
    this.#lost.abort(reason);
    return true;
  }
}
