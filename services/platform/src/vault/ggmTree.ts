import { sha256Block } from './sha256Block.ts';

/**
 * The tree that leaf keys come from (Goldreich, Goldwasser, Micali): from a node its two children follow, and nothing else
 * does. Child = SHA-256(node ‖ 0 or 1), leaf key = SHA-256(leaf ‖ 2). A destroyed leaf is one that no kept node stands above.
 */
export const treeDepth = 32;
export const leafCount = 2 ** treeDepth;
export const nodeBytes = 32;

const leafKeyLabel = 2;

/** A node's place: its distance from the root and the first leaf below it. */
export interface NodePlace {
  /** 0 (the root) to 32 (a leaf). */
  readonly depth: number;
  readonly first: number;
}

export interface TreeNode extends NodePlace {
  /** 32 bytes: a secret. */
  readonly secret: Uint8Array;
}

/** How many leaves stand below a node of this depth. */
export const leavesBelow = (depth: number): number => 2 ** (treeDepth - depth);

/** The last leaf below a node. */
export const lastLeaf = ({ depth, first }: NodePlace): number => first + leavesBelow(depth) - 1;

const labelled = new Uint8Array(nodeBytes + 1);

const derive = (secret: Uint8Array, label: number, into: Uint8Array): void => {
  labelled.set(secret);
  labelled[nodeBytes] = label;
  sha256Block(labelled, into);
};

/** The key of the leaf whose node's secret this is, in memory of its own. */
export const leafKey = (secret: Uint8Array): Uint8Array => {
  const key = new Uint8Array(nodeBytes);
  derive(secret, leafKeyLabel, key);
  return key;
};

/** Writes the secret of the left (0) or right (1) child into 32 bytes. */
export const deriveChild = (secret: Uint8Array, side: 0 | 1, into: Uint8Array): void => derive(secret, side, into);

const childOf = (node: TreeNode, side: 0 | 1): TreeNode => {
  const depth = node.depth + 1;
  const secret = new Uint8Array(nodeBytes);
  deriveChild(node.secret, side, secret);
  return { depth, first: node.first + side * leavesBelow(depth), secret };
};

/**
 * The fewest nodes that cover every leaf below `node` but those from `first` to `last`; none where the range covers it
 * wholly. At most 62 for one range.
 */
export const remainingNodes = (node: TreeNode, first: number, last: number): TreeNode[] => {
  if (last < node.first || first > lastLeaf(node)) return [node];
  if (first <= node.first && lastLeaf(node) <= last) return [];
  return [childOf(node, 0), childOf(node, 1)].flatMap((child) => remainingNodes(child, first, last));
};
