import type { Position } from '@chat/schema/events';

interface Waiter {
  readonly position: Position;
  readonly views: readonly string[];
  readonly settle: (reached: boolean) => void;
}

/** Who waits for views to reach a position. */
export class Progress {
  readonly #positionOf: (view: string) => Position | undefined;
  readonly #waiters = new Set<Waiter>();

  constructor(positionOf: (view: string) => Position | undefined) {
    this.#positionOf = positionOf;
  }

  /** True once all these views stand at or after the position; false where that takes longer than the time given, or `stop` comes first. */
  waitFor(position: Position, views: readonly string[], timeoutMs?: number): Promise<boolean> {
    if (this.isReached(position, views)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const settle = (reached: boolean): void => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        resolve(reached);
      };
      const waiter: Waiter = { position, views, settle };
      const timer = timeoutMs === undefined ? undefined : setTimeout(() => settle(false), timeoutMs);
      this.#waiters.add(waiter);
    });
  }

  /** Views that somebody waits for, each once. */
  get awaited(): ReadonlySet<string> {
    return new Set([...this.#waiters].flatMap(({ views }) => views));
  }

  /** Some view moved. */
  moved(): void {
    for (const waiter of this.#waiters) if (this.isReached(waiter.position, waiter.views)) waiter.settle(true);
  }

  /** Nothing will move any more. */
  stop(): void {
    for (const waiter of this.#waiters) waiter.settle(false);
  }

  isReached(position: Position, views: readonly string[]): boolean {
    return views.every((view) => {
      const stands = this.#positionOf(view);
      return stands !== undefined && stands >= position;
    });
  }
}
