import type { Id } from '@chat/schema/events';
import { BoundedCache } from '../../lru/boundedCache.ts';
import { lastLeaf } from '../ggmTree.ts';
import { LeafPath } from '../leafPath.ts';
import { VaultBroken } from '../vault.ts';
import { type RingRecord, unwrapNode } from './ringRecord.ts';
import type { RingStore } from './ringStore.ts';
import type { WrappingKeys } from './wrappingKeys.ts';

/** Rings that stay in memory, about 1.5 KiB each, those with punctured leaves more. */
const rememberedRings = 16_384;

interface Remembered {
  /** Nothing for a ring that was made here: its root covers all leaves. */
  readonly record?: RingRecord;
  /** The way to the leaf asked for last. */
  path?: LeafPath;
}

const isDestroyed = ({ state, shredded }: RingRecord, leaf: number): boolean =>
  state === 'DESTROYED' || state === 'LOST' || shredded.some(({ first, last }) => first <= leaf && leaf <= last);

/** Leaf keys, derived from the rings as they were last read. */
export class RingCache {
  readonly #store: RingStore;
  readonly #keys: WrappingKeys;
  readonly #rings = new BoundedCache<Id, Remembered>(rememberedRings);
  /** Rises with every forgetting: what was being read then is not remembered. */
  #age = 0;

  constructor(store: RingStore, keys: WrappingKeys) {
    this.#store = store;
    this.#keys = keys;
  }

  /** Reads those of the rings that are not remembered, at once. Absent ones are asked for again each time. */
  async load(rings: readonly Id[]): Promise<void> {
    const unknown = rings.filter((ring) => this.#rings.get(ring) === undefined);
    if (unknown.length === 0) return;
    const age = this.#age;
    const records = await this.#store.read(unknown);
    // What was forgotten meanwhile may have been read before it was destroyed: each is then read when it is used.
    if (age !== this.#age) return;
    for (const record of records) this.#rings.set(record._id, { record });
  }

  /**
   * The leaf's key; nothing where a tombstone says that it is destroyed; `VaultBroken` where it is missing without one.
   * Answers at once for a ring that is remembered.
   */
  keyOf(ring: Id, leaf: number): (Uint8Array | undefined) | Promise<Uint8Array | undefined> {
    const known = this.#rings.get(ring);
    return known === undefined ? this.#readKey(ring, leaf) : this.#keyIn(ring, known, leaf);
  }

  /** The ring is new, and this is the secret of its root, which is erased here. */
  plant(ring: Id, secret: Uint8Array): void {
    this.#rings.set(ring, { path: new LeafPath({ depth: 0, first: 0, secret }) });
    secret.fill(0);
  }

  forget(ring: Id): void {
    this.#age += 1;
    this.#rings.get(ring)?.path?.erase();
    this.#rings.delete(ring);
  }

  /** Overwrites all secrets in memory. */
  forgetAll(): void {
    this.#age += 1;
    for (const [, { path }] of this.#rings.entries()) path?.erase();
    this.#rings.clear();
  }

  async #readKey(ring: Id, leaf: number): Promise<Uint8Array | undefined> {
    const [record] = await this.#store.read([ring]);
    const known: Remembered = record === undefined ? {} : { record };
    const key = this.#keyIn(ring, known, leaf);
    known.path?.erase();
    return key;
  }

  #keyIn(ring: Id, known: Remembered, leaf: number): Uint8Array | undefined {
    if (known.path?.covers(leaf)) return known.path.keyOf(leaf);
    const { record } = known;
    const node = record?.nodes.find((kept) => kept.first <= leaf && leaf <= lastLeaf(kept));
    if (node !== undefined) {
      const unwrapped = unwrapNode(this.#keys, ring, node);
      known.path?.erase();
      known.path = new LeafPath(unwrapped);
      unwrapped.secret.fill(0);
      return known.path.keyOf(leaf);
    }
    if (record !== undefined && isDestroyed(record, leaf)) return undefined;
    throw new VaultBroken(`ring ${ring} has no key for leaf ${leaf}, and no tombstone`);
  }
}
