import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

export interface BackOffOptions {
  readonly firstMillis: number;
  readonly mostMillis: number;
}

/** Pauses that double from failure to failure, each shortened at random by up to a half so that nodes do not come back as one. */
export class BackOff {
  readonly #options: BackOffOptions;
  #failures = 0;

  constructor(options: BackOffOptions = { firstMillis: 50, mostMillis: 5_000 }) {
    this.#options = options;
  }

  get failures(): number {
    return this.#failures;
  }

  /** It went well: the next pause is the first one again. */
  reset(): void {
    this.#failures = 0;
  }

  /** Counts a failure and pauses; ends at once where `signal` aborts. */
  async pause(signal: AbortSignal): Promise<void> {
    const { firstMillis, mostMillis } = this.#options;
    const longest = Math.min(mostMillis, firstMillis * 2 ** Math.min(this.#failures, 30));
    this.#failures += 1;
    const millis = longest - randomInt(Math.floor(longest / 2) + 1);
    await delay(millis, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}
