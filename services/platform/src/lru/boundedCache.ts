/**
 * A map of at most `most` entries that forgets the one unused for longest. `get` and `set` count as use, `peek` does not.
 * Every operation takes constant time. It holds values in memory only and never expires them by itself.
 */
export class BoundedCache<Key, Value> {
  readonly #most: number;
  // A Map iterates in the order of insertion, so re-inserting on use keeps the least recently used entry first.
  readonly #entries = new Map<Key, Value>();

  /** `most` is a whole number from 1; anything else is a `RangeError`. */
  constructor(most: number) {
    if (!Number.isSafeInteger(most) || most < 1) throw new RangeError(`a cache holds 1 entry or more, not ${most}`);
    this.#most = most;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The value, which is now the most recently used; `undefined` where the key is absent. */
  get(key: Key): Value | undefined {
    const value = this.#entries.get(key);
    if (value === undefined && !this.#entries.has(key)) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value as Value); // present: checked above
    return value;
  }

  /** The value, without counting as use. */
  peek(key: Key): Value | undefined {
    return this.#entries.get(key);
  }

  has(key: Key): boolean {
    return this.#entries.has(key);
  }

  /** Replaces what stood there. Answers with the value that had to go to make room, or with nothing. */
  set(key: Key, value: Value): { readonly key: Key; readonly value: Value } | undefined {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return this.#entries.size > this.#most ? this.#dropOldest() : undefined;
  }

  /** True where there was an entry. */
  delete(key: Key): boolean {
    return this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  /** From the least to the most recently used. Deleting while iterating is safe. */
  entries(): IterableIterator<[Key, Value]> {
    return this.#entries.entries();
  }

  #dropOldest(): { readonly key: Key; readonly value: Value } | undefined {
    for (const [key, value] of this.#entries) {
      this.#entries.delete(key);
      return { key, value };
    }
    return undefined;
  }
}
