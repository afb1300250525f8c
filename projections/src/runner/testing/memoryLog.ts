import type { EventReader, StoredFact } from '@chat/platform';

/** A feed over a list, for unit specs. */
export class MemoryLog implements Pick<EventReader, 'feed' | 'head'> {
  readonly facts: StoredFact[] = [];
  readonly #waiting = new Set<() => void>();
  /** Asked before each page. */
  fail: () => Error | undefined = () => undefined;
  pageFacts = 10;

  /** Feeds that have given everything and wait for more. */
  get waiting(): number {
    return this.#waiting.size;
  }

  append(facts: readonly StoredFact[]): void {
    this.facts.push(...facts);
    for (const wake of this.#waiting) wake();
  }

  async head(): Promise<StoredFact | undefined> {
    return this.facts.at(-1);
  }

  async *feed(after: string | undefined, signal: AbortSignal): AsyncGenerator<readonly StoredFact[]> {
    let last = after;
    while (!signal.aborted) {
      const failure = this.fail();
      if (failure !== undefined) throw failure;
      const page = this.facts.filter((fact) => last === undefined || fact.position > last).slice(0, this.pageFacts);
      if (page.length > 0) yield page;
      else await this.#news(signal);
      last = page.at(-1)?.position ?? last;
    }
  }

  #news(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }
}
