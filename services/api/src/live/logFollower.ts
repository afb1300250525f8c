import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { EventStore, Log, StoredFact } from '@chat/platform';
import type { Position } from '@chat/schema/events';

export interface LogFollowerOptions {
  readonly store: Pick<EventStore, 'feed'>;
  readonly log: Log;
  /** Takes a batch of facts, in order; the next one comes when it resolves. */
  readonly take: (facts: readonly StoredFact[]) => Promise<void>;
}

interface Waiter {
  readonly position: Position;
  readonly resolve: (reached: boolean) => void;
}

const pauseAfterFailure = 500;

/** Reads the log from one place on, strictly in order, for as long as it is not stopped. */
export class LogFollower {
  readonly #options: LogFollowerOptions;
  readonly #aborted = new AbortController();
  readonly #waiters = new Set<Waiter>();
  #position: Position;
  #running: Promise<void> | undefined;

  constructor(position: Position, options: LogFollowerOptions) {
    this.#position = position;
    this.#options = options;
  }

  /** Everything up to here has been taken. */
  get position(): Position {
    return this.#position;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#aborted.abort();
    for (const { resolve } of this.#waiters) resolve(false);
    await this.#running;
  }

  /** True once everything up to `position` has been taken; false where that takes longer than so many milliseconds. */
  reached(position: Position, timeout: number): Promise<boolean> {
    if (position <= this.#position) return Promise.resolve(true);
    return new Promise((resolve) => {
      const settle = (reached: boolean): void => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        resolve(reached);
      };
      const timer = setTimeout(() => settle(false), timeout);
      const waiter = { position, resolve: settle };
      this.#waiters.add(waiter);
    });
  }

  async #run(): Promise<void> {
    const { signal } = this.#aborted;
    while (!signal.aborted) {
      try {
        await this.#follow(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.#options.log.error('the live hub lost the log and goes on from where it was', { error, position: this.#position });
        await wait(pauseAfterFailure, undefined, { ref: false });
      }
    }
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { store, take } = this.#options;
    for await (const facts of store.feed(this.#position === '' ? undefined : this.#position, signal)) {
      // Those who wrote these facts are answered first.
      await nextTurn();
      await take(facts);
      this.#moved(facts.at(-1)?.position ?? this.#position);
    }
  }

  #moved(position: Position): void {
    this.#position = position;
    for (const waiter of this.#waiters) if (waiter.position <= position) waiter.resolve(true);
  }
}
