/**
 * Remembers about the `most` entries used last: at least half of them, at most all. Two generations, of which the older is
 * dropped whole: a Map that re-inserts on use keeps its deleted entries in the key's chain, and 20,000 entries then cost
 * 100 µs for each use of a hot key (measured on Node 24).
 */
export class RecentCache<Key, Value> {
  readonly #generation: number;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();

  constructor(most: number) {
    this.#generation = Math.ceil(most / 2);
  }

  /** The value, which now counts as used. */
  get(key: Key): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: Key, value: Value): void {
    this.#young.set(key, value);
    if (this.#young.size < this.#generation) return;
    this.#old = this.#young;
    this.#young = new Map();
  }

  delete(key: Key): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }

  /** Every remembered value once or twice. */
  *values(): Generator<Value> {
    yield* this.#young.values();
    yield* this.#old.values();
  }
}
