import type { KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Id } from '@chat/schema/events';
import { BoundedCache } from '../lru/boundedCache.ts';
import { lastLeaf } from './ggmTree.ts';
import { unwrapSecret } from './keyWrap.ts';
import { LeafPath } from './leafPath.ts';
import { nodeLabel, type RingState } from './ringSchema.ts';
import { VaultBroken } from './vault.ts';

/** Rings whose secrets stay in memory, about 1.5 KiB each. */
const rememberedRings = 32_768;

/** Reading statements; their plans are asserted by a test. */
export const ringKeyQueries = {
  node: `SELECT nodes.first, nodes.depth, slots.bytes FROM nodes JOIN slots ON slots.slot = nodes.slot
    WHERE nodes.ring = ? AND nodes.first <= ? ORDER BY nodes.first DESC LIMIT 1`,
  tombstone: 'SELECT last FROM shredded WHERE ring = ? AND first <= ? ORDER BY first DESC LIMIT 1',
  state: 'SELECT state FROM rings WHERE ring = ?',
} as const;

/** Leaf keys, derived from the kept nodes. Reads a committed state each time that its cache does not answer. */
export class RingKeys {
  readonly #wrappingKey: KeyObject;
  readonly #paths = new BoundedCache<Id, LeafPath>(rememberedRings);
  readonly #node;
  readonly #tombstone;
  readonly #state;

  constructor(database: DatabaseSync, wrappingKey: KeyObject) {
    this.#wrappingKey = wrappingKey;
    this.#node = database.prepare(ringKeyQueries.node);
    this.#tombstone = database.prepare(ringKeyQueries.tombstone);
    this.#state = database.prepare(ringKeyQueries.state);
  }

  /** The leaf's key; nothing where a tombstone says that it is destroyed; `VaultBroken` where it is missing without one. */
  keyOf(ring: Id, leaf: number): Uint8Array | undefined {
    const known = this.#paths.get(ring);
    if (known?.covers(leaf)) return known.keyOf(leaf);
    const path = this.#load(ring, leaf);
    if (path !== undefined) return path.keyOf(leaf);
    // Read after the nodes: a destruction that is committed in between is seen here.
    if (this.#isShredded(ring, leaf) || this.isGone(ring)) return undefined;
    throw new VaultBroken(`ring ${ring} has no key for leaf ${leaf}, and no tombstone`);
  }

  /** True for a destroyed or lost ring. */
  isGone(ring: Id): boolean {
    const state = this.#stateOf(ring);
    return state === 'DESTROYED' || state === 'LOST';
  }

  /** False where the ring has neither keys nor a tombstone. */
  isKnown(ring: Id): boolean {
    return this.#stateOf(ring) !== undefined;
  }

  /** The ring is new, and this is the secret of its root, which is erased here. */
  plant(ring: Id, secret: Uint8Array): void {
    this.#paths.set(ring, new LeafPath({ depth: 0, first: 0, secret }));
    secret.fill(0);
  }

  forget(ring: Id): void {
    this.#paths.get(ring)?.erase();
    this.#paths.delete(ring);
  }

  /** Overwrites all secrets in memory. */
  forgetAll(): void {
    for (const [, path] of this.#paths.entries()) path.erase();
    // An erased path would derive wrong keys.
    this.#paths.clear();
  }

  #load(ring: Id, leaf: number): LeafPath | undefined {
    const row = this.#node.get(ring, leaf);
    if (row === undefined) return undefined;
    const place = { depth: Number(row['depth']), first: Number(row['first']) };
    if (lastLeaf(place) < leaf) return undefined;
    const wrapped = row['bytes'] as Uint8Array; // a BLOB by the schema
    const secret = unwrapSecret(this.#wrappingKey, nodeLabel(ring, place), wrapped);
    const path = new LeafPath({ ...place, secret });
    secret.fill(0);
    this.forget(ring);
    this.#paths.set(ring, path);
    return path;
  }

  #isShredded(ring: Id, leaf: number): boolean {
    const last = this.#tombstone.get(ring, leaf)?.['last'];
    return last !== undefined && Number(last) >= leaf;
  }

  #stateOf(ring: Id): RingState | undefined {
    return this.#state.get(ring)?.['state'] as RingState | undefined; // written by RingWriter alone
  }
}
