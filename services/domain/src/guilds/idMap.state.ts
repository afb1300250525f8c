import type { Id } from '@chat/schema/events';

const buckets = 256;

const bucketOf = (id: Id): number => Number.parseInt(id.slice(-2), 16);

type Bucket<Value> = ReadonlyMap<Id, Value>;

/**
 * A map that is never changed: `with` and `without` copy a 256th of it. A guild may have 10,000 channels and each fact makes a
 * new state, so copying the whole map would make folding them quadratic. In no order.
 */
export class IdMap<Value> implements Iterable<readonly [Id, Value]> {
  readonly size: number;
  readonly #buckets: readonly (Bucket<Value> | undefined)[];

  private constructor(size: number, filled: readonly (Bucket<Value> | undefined)[]) {
    this.size = size;
    this.#buckets = filled;
  }

  static empty<Value>(): IdMap<Value> {
    return new IdMap<Value>(0, new Array<undefined>(buckets).fill(undefined));
  }

  get(id: Id): Value | undefined {
    return this.#buckets[bucketOf(id)]?.get(id);
  }

  has(id: Id): boolean {
    return this.#buckets[bucketOf(id)]?.has(id) ?? false;
  }

  with(id: Id, value: Value): IdMap<Value> {
    const bucket = new Map(this.#buckets[bucketOf(id)]).set(id, value);
    return new IdMap(this.size + (this.has(id) ? 0 : 1), this.#buckets.with(bucketOf(id), bucket));
  }

  without(id: Id): IdMap<Value> {
    if (!this.has(id)) return this;
    const bucket = new Map(this.#buckets[bucketOf(id)]);
    bucket.delete(id);
    return new IdMap(this.size - 1, this.#buckets.with(bucketOf(id), bucket));
  }

  /** Changes a part of what stands under an id; nothing where nothing does. */
  changed(id: Id, part: Partial<Value>): IdMap<Value> {
    const known = this.get(id);
    return known === undefined ? this : this.with(id, { ...known, ...part });
  }

  *[Symbol.iterator](): Iterator<readonly [Id, Value]> {
    for (const bucket of this.#buckets) if (bucket !== undefined) yield* bucket;
  }
}
