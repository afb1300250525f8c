import { type KeyObject, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Id } from '@chat/schema/events';
import { SecureSlots } from '../secureSqlite/secureSlots.ts';
import { lastLeaf, nodeBytes, remainingNodes, type TreeNode } from './ggmTree.ts';
import { unwrapSecret, wrappedBytes, wrapSecret } from './keyWrap.ts';
import { nodeLabel } from './ringSchema.ts';
import type { LeafRange } from './vault.ts';

interface KeptNode {
  readonly node: TreeNode;
  readonly slot: number;
}

/** Writing statements; their plans are asserted by a test. */
export const keptNodeQueries = {
  between: `SELECT nodes.first, nodes.depth, nodes.slot, slots.bytes FROM nodes JOIN slots ON slots.slot = nodes.slot
    WHERE nodes.ring = :ring AND nodes.first <= :last
      AND nodes.first >= coalesce((SELECT max(first) FROM nodes WHERE ring = :ring AND first <= :first), :first)`,
  slotsOf: 'SELECT slot FROM nodes WHERE ring = ?',
  put: 'INSERT INTO nodes (ring, first, depth, slot) VALUES (?, ?, ?, ?)',
  remove: 'DELETE FROM nodes WHERE ring = ? AND first = ?',
  removeAll: 'DELETE FROM nodes WHERE ring = ?',
} as const;

const prepare = (database: DatabaseSync) => ({
  between: database.prepare(keptNodeQueries.between),
  slotsOf: database.prepare(keptNodeQueries.slotsOf),
  put: database.prepare(keptNodeQueries.put),
  remove: database.prepare(keptNodeQueries.remove),
  removeAll: database.prepare(keptNodeQueries.removeAll),
});

/** The kept nodes of all trees, wrapped, each in a slot that is overwritten when the node goes. Inside transactions. */
export class KeptNodes {
  readonly #wrappingKey: KeyObject;
  readonly #slots: SecureSlots;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: DatabaseSync, wrappingKey: KeyObject) {
    this.#slots = new SecureSlots(database, wrappedBytes);
    this.#statements = prepare(database);
    this.#wrappingKey = wrappingKey;
  }

  /** Plants a new tree. Answers with the secret of its root. */
  plant(ring: Id): Uint8Array {
    const secret = randomBytes(nodeBytes);
    this.#put(ring, { depth: 0, first: 0, secret });
    return secret;
  }

  /** Destroys what leads to these leaves. Throws before it changes anything where a node cannot be unwrapped. */
  puncture(ring: Id, { first, last }: LeafRange): void {
    const cut = this.#above(ring, { first, last });
    const remaining = cut.flatMap(({ node }) => remainingNodes(node, first, last));
    for (const { node, slot } of cut) {
      this.#slots.erase(slot);
      this.#statements.remove.run(ring, node.first);
    }
    for (const node of remaining) this.#put(ring, node);
    for (const { secret } of [...cut.map(({ node }) => node), ...remaining]) secret.fill(0);
  }

  /** Destroys the whole tree. */
  uproot(ring: Id): void {
    for (const { slot } of this.#statements.slotsOf.all(ring)) this.#slots.erase(Number(slot));
    this.#statements.removeAll.run(ring);
  }

  #above(ring: Id, { first, last }: LeafRange): KeptNode[] {
    const rows = this.#statements.between.all({ ring, first, last });
    const places = rows.map((row) => ({ row, place: { depth: Number(row['depth']), first: Number(row['first']) } }));
    return places
      .filter(({ place }) => lastLeaf(place) >= first)
      .map(({ row, place }) => {
        const wrapped = row['bytes'] as Uint8Array; // a BLOB by the schema
        const secret = unwrapSecret(this.#wrappingKey, nodeLabel(ring, place), wrapped);
        return { node: { ...place, secret }, slot: Number(row['slot']) };
      });
  }

  #put(ring: Id, node: TreeNode): void {
    const slot = this.#slots.put(wrapSecret(this.#wrappingKey, nodeLabel(ring, node), node.secret));
    this.#statements.put.run(ring, node.first, node.depth, slot);
  }
}
