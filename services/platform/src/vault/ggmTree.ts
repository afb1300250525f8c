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

/** Bytes, and where 32 of them stand. A view of them would cost as much as the hash. */
export interface SecretPlace {
  readonly bytes: Uint8Array;
  readonly at: number;
}

const derive = (secret: SecretPlace, label: number, into: SecretPlace): void => {
  for (let i = 0; i < nodeBytes; i += 1) labelled[i] = secret.bytes[secret.at + i] as number;
  labelled[nodeBytes] = label;
  sha256Block(labelled, into.bytes, into.at);
};

/** The key of the leaf whose node's secret this is, in memory of its own. */
export const leafKey = (secret: SecretPlace): Uint8Array => {
  const key = new Uint8Array(nodeBytes);
  derive(secret, leafKeyLabel, { bytes: key, at: 0 });
  return key;
};

/** Writes the secret of the left (0) or right (1) child. */
export const deriveChild = (secret: SecretPlace, side: 0 | 1, into: SecretPlace): void => derive(secret, side, into);

const childOf = (node: TreeNode, side: 0 | 1): TreeNode => {
  const depth = node.depth + 1;
  const secret = new Uint8Array(nodeBytes);
  deriveChild({ bytes: node.secret, at: 0 }, side, { bytes: secret, at: 0 });
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
