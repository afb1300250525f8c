/** Takes one after the other and hands on all of them at once: what comes many times in a frame is drawn once. */
export class FactBatch<Fact> {
  readonly #later: (work: () => void) => void;
  readonly #onFacts: (facts: readonly Fact[]) => void;
  #waiting: Fact[] = [];

  /** `later` runs what it is given once, soon. */
  constructor(later: (work: () => void) => void, onFacts: (facts: readonly Fact[]) => void) {
    this.#later = later;
    this.#onFacts = onFacts;
  }

  add(fact: Fact): void {
    this.#waiting.push(fact);
    if (this.#waiting.length === 1) this.#later(() => this.flush());
  }

  /** Hands on what waits, now. */
  flush(): void {
    const facts = this.#waiting;
    this.#waiting = [];
    if (facts.length > 0) this.#onFacts(facts);
  }

  /** Forgets what waits. */
  clear(): void {
    this.#waiting = [];
  }
}
