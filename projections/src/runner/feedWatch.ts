import type { EventReader, Log, StoredFact } from '@chat/platform';
import type { Position } from '@chat/schema/events';
import { BackOff } from './backOff.ts';
import { isBefore } from './viewState.ts';

/** What somebody waits for: a fact of these types after this position. */
export interface Awaited {
  readonly types: ReadonlySet<string>;
  readonly after: Position | undefined;
}

interface Watcher extends Awaited {
  /** There is none between `after` and this position. */
  readonly settle: (position: Position | undefined) => void;
}

/** One feed for everybody who waits for rare facts: a feed of their own would cost each of them something at every fact. */
export class FeedWatch {
  readonly #eventStore: Pick<EventReader, 'feed' | 'head'>;
  readonly #log: Log;
  readonly #watchers = new Set<Watcher>();
  #isStarted = false;
  #position: Position | undefined;

  constructor(eventStore: Pick<EventReader, 'feed' | 'head'>, log: Log) {
    this.#eventStore = eventStore;
    this.#log = log;
  }

  /** The newest fact that was seen. */
  get position(): Position | undefined {
    return this.#position;
  }

  /** Whether everything after this position will be, or is being, seen here. */
  covers(position: Position | undefined): boolean {
    return this.#isStarted && !isBefore(position, this.#position);
  }

  /** Watches from the head of now, until `signal` aborts. What fails is tried again from where it was. */
  async run(signal: AbortSignal): Promise<void> {
    const backOff = new BackOff();
    while (!signal.aborted) {
      try {
        await this.#follow(signal, backOff);
      } catch (error) {
        this.#log.error('the watch for rare facts failed, going on from where it was', { error });
      }
      await backOff.pause(signal);
    }
  }

  /**
   * Resolves when such a fact is seen, after `millis`, or when `signal` aborts: with a position, never before `after`, up to which
   * there was none. Call it where `covers(after)`.
   */
  quietUntil({ types, after }: Awaited, millis: number, signal: AbortSignal): Promise<Position | undefined> {
    return new Promise((resolve) => {
      const end = (): void => watcher.settle(this.#position);
      const timer = setTimeout(end, millis);
      const settle = (position: Position | undefined): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        this.#watchers.delete(watcher);
        // Whoever reads by themselves may be ahead of the watch.
        resolve(isBefore(after, position) ? position : after);
      };
      const watcher: Watcher = { types, after, settle };
      this.#watchers.add(watcher);
      signal.addEventListener('abort', end, { once: true });
      if (signal.aborted) end();
    });
  }

  async #follow(signal: AbortSignal, backOff: BackOff): Promise<void> {
    if (!this.#isStarted) this.#position = (await this.#eventStore.head())?.position;
    this.#isStarted = true;
    for await (const facts of this.#eventStore.feed(this.#position, signal)) {
      backOff.reset();
      this.#see(facts);
    }
  }

  #see(facts: readonly StoredFact[]): void {
    const before = this.#position;
    this.#position = facts.at(-1)?.position ?? before;
    for (const { types, after, settle } of this.#watchers)
      if (facts.some(({ type, position }) => types.has(type) && isBefore(after, position))) settle(before);
  }
}
