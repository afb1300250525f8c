import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Position } from '@chat/schema/events';
import type { StoredFact } from './eventStore.ts';
import { placeOf } from './positions.ts';

/** Facts after a place. `stored`: they were read from the file, not from memory. */
export interface Page {
  readonly facts: readonly StoredFact[];
  readonly stored: boolean;
}

export interface FeedsOptions {
  /** Answers at once; an empty page means that there is nothing newer. */
  readonly page: (after: number) => Page;
  /** Called when the first feed opens; what it returns is called when the last one is gone. */
  readonly follow?: () => () => void;
}

/** A feed between two pages. */
class Reader {
  #wake: (() => void) | undefined;

  /** Resolves at the next `wake`. */
  news(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  wake(): void {
    this.#wake?.();
    this.#wake = undefined;
  }
}

/** Any number of feeds over one log. A feed pulls: it holds no buffer of its own, so a slow one costs nothing. */
export class Feeds {
  readonly #options: FeedsOptions;
  readonly #readers = new Set<Reader>();
  #unfollow: (() => void) | undefined;
  #failure: Error | undefined;

  constructor(options: FeedsOptions) {
    this.#options = options;
  }

  /** Feeds that are open. */
  get size(): number {
    return this.#readers.size;
  }

  /** There is something newer. */
  wake(): void {
    for (const reader of this.#readers) reader.wake();
  }

  /** Ends all feeds with this error. */
  fail(failure: Error): void {
    this.#failure ??= failure;
    this.wake();
  }

  async *feed(after: Position | undefined, signal: AbortSignal): AsyncGenerator<readonly StoredFact[], void, undefined> {
    let last = after === undefined ? 0 : placeOf(after);
    const reader = new Reader();
    const leave = () => this.#leave(reader);
    if (signal.aborted) return;
    this.#enter(reader);
    // Not only in `finally`: a consumer that never comes back after the abort must leave nothing behind either.
    signal.addEventListener('abort', leave, { once: true });
    try {
      while (!signal.aborted) {
        if (this.#failure !== undefined) throw this.#failure;
        const { facts, stored } = this.#options.page(last);
        const newest = facts.at(-1);
        if (newest === undefined) {
          await reader.news();
          continue;
        }
        last = placeOf(newest.position);
        yield facts;
        if (stored) await nextTurn();
      }
    } finally {
      signal.removeEventListener('abort', leave);
      leave();
    }
  }

  #enter(reader: Reader): void {
    this.#readers.add(reader);
    if (this.#readers.size === 1) this.#unfollow = this.#options.follow?.();
  }

  #leave(reader: Reader): void {
    reader.wake();
    if (!this.#readers.delete(reader) || this.#readers.size > 0) return;
    this.#unfollow?.();
    this.#unfollow = undefined;
  }
}
