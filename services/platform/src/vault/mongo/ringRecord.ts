import { randomBytes } from 'node:crypto';
import type { Id } from '@chat/schema/events';
import { lastLeaf, leafCount, type NodePlace, nodeBytes, remainingNodes, type TreeNode } from '../ggmTree.ts';
import { nodeLabel, type RingState } from '../ringSchema.ts';
import type { Destruction } from '../ringWriter.ts';
import { type LeafRange, VaultBroken } from '../vault.ts';
import type { Wrapped, WrappingKeys } from './wrappingKeys.ts';

/** A kept node of a ring's tree. */
export interface KeptNode extends NodePlace {
  readonly secret: Wrapped;
}

/** A ring in one document, so that each of its changes is one write. */
export interface RingRecord {
  readonly _id: Id;
  /** `NONE`: only tombstones of its leaves are there, which an older vault did not have keys for. */
  readonly state: RingState | 'NONE';
  /** The first leaf that was never leased. */
  readonly nextLeaf: number;
  readonly nodes: readonly KeptNode[];
  /** Tombstones of leaves, in their order, merged where they meet. */
  readonly shredded: readonly LeafRange[];
  /** Grows with every change: a change is made to what was read, or not at all. */
  readonly revision: number;
}

const wrapNode = (keys: WrappingKeys, ring: Id, { depth, first, secret }: TreeNode): KeptNode => ({
  depth,
  first,
  secret: keys.wrap(nodeLabel(ring, { depth, first }), secret),
});

/** The node's secret, in memory of its own. */
export const unwrapNode = (keys: WrappingKeys, ring: Id, { depth, first, secret }: KeptNode): TreeNode => ({
  depth,
  first,
  secret: keys.unwrap(nodeLabel(ring, { depth, first }), secret),
});

/** A new ring whose first leaves are leased, and the secret of its root. */
export const plantedRing = (
  keys: WrappingKeys,
  ring: Id,
  count: number,
): { readonly record: RingRecord; readonly secret: Uint8Array } => {
  const secret = randomBytes(nodeBytes);
  const root = wrapNode(keys, ring, { depth: 0, first: 0, secret });
  return { record: { _id: ring, state: 'LIVE', nextLeaf: count, nodes: [root], shredded: [], revision: 1 }, secret };
};

const absentRing = (ring: Id): RingRecord => ({ _id: ring, state: 'NONE', nextLeaf: 0, nodes: [], shredded: [], revision: 0 });

const checkRange = (ring: Id, { first, last }: LeafRange): void => {
  if (Number.isInteger(first) && Number.isInteger(last) && first >= 0 && last >= first && last < leafCount) return;
  throw new VaultBroken(`ring ${ring} has no leaves from ${first} to ${last}`);
};

/** Keeps tombstones merged, so that a ring shredded from end to end has one. */
const bury = (shredded: readonly LeafRange[], range: LeafRange): readonly LeafRange[] => {
  const meets = ({ first, last }: LeafRange): boolean => first <= range.last + 1 && last >= range.first - 1;
  const met = [range, ...shredded.filter(meets)];
  const merged = { first: Math.min(...met.map(({ first }) => first)), last: Math.max(...met.map(({ last }) => last)) };
  return [...shredded.filter((other) => !meets(other)), merged].sort((left, right) => left.first - right.first);
};

const cutNode = (keys: WrappingKeys, ring: Id, kept: KeptNode, { first, last }: LeafRange): readonly KeptNode[] => {
  if (kept.first > last || lastLeaf(kept) < first) return [kept];
  const node = unwrapNode(keys, ring, kept);
  const remaining = remainingNodes(node, first, last);
  const wrapped = remaining.map((rest) => wrapNode(keys, ring, rest));
  for (const { secret } of [node, ...remaining]) secret.fill(0);
  return wrapped;
};

const puncture = (keys: WrappingKeys, record: RingRecord, range: LeafRange): RingRecord => {
  checkRange(record._id, range);
  return {
    ...record,
    nodes: record.nodes.flatMap((node) => cutNode(keys, record._id, node, range)),
    shredded: bury(record.shredded, range),
    nextLeaf: record.state === 'NONE' ? record.nextLeaf : Math.max(record.nextLeaf, range.last + 1),
  };
};

const changed = (keys: WrappingKeys, record: RingRecord, destruction: Destruction): RingRecord => {
  switch (destruction.kind) {
    case 'PUNCTURE':
      return destruction.ranges.reduce((next, range) => puncture(keys, next, range), record);
    case 'DESTROY':
      return { ...record, state: 'DESTROYED', nodes: [] };
    case 'LOSE':
      // Keys that are there after all (from an older backup) are no loss.
      return record.state === 'NONE' ? { ...record, state: 'LOST' } : record;
  }
};

/** The ring after the destruction. Pure but for the nonces. `VaultBroken` for leaves that no ring has. */
export const destroyed = (keys: WrappingKeys, found: RingRecord | undefined, destruction: Destruction): RingRecord => {
  const record = found ?? absentRing(destruction.ring);
  return { ...changed(keys, record, destruction), revision: record.revision + 1 };
};

/** All secrets of the ring under the current key. */
export const rewrapped = (keys: WrappingKeys, record: RingRecord): RingRecord => ({
  ...record,
  nodes: record.nodes.map((node) => ({ ...node, secret: keys.rewrap(nodeLabel(record._id, node), node.secret) })),
  revision: record.revision + 1,
});

/** Whether the destruction has nothing left to do. */
export const isDone = (record: RingRecord | undefined, destruction: Destruction): boolean => {
  if (record === undefined) return false;
  if (destruction.kind === 'DESTROY') return record.state === 'DESTROYED';
  if (destruction.kind === 'LOSE') return record.state !== 'NONE';
  const isShredded = (range: LeafRange): boolean =>
    record.shredded.some(({ first, last }) => first <= range.first && range.last <= last);
  return destruction.ranges.every(isShredded);
};
