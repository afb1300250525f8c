import {
  deriveChild,
  lastLeaf,
  leafKey,
  leavesBelow,
  type NodePlace,
  nodeBytes,
  type SecretPlace,
  type TreeNode,
  treeDepth,
} from './ggmTree.ts';

const sideAt = (leaf: number, depth: number): 0 | 1 => (Math.floor(leaf / leavesBelow(depth)) % 2 === 0 ? 0 : 1);

/**
 * The secrets on the way from a kept node to the leaf asked for last, so that the next leaf in sequence costs three hashes
 * (two on average for its node, one for its key) and not 33. About 1 KiB a ring.
 */
export class LeafPath {
  readonly #node: NodePlace;
  /** The secrets of the node, and of those below it down to the leaf, one after the other. */
  readonly #secrets: Uint8Array;
  #leaf: number;
  /** How many levels below the node are derived. */
  #derived = 0;

  /** Takes a copy of the node's secret. */
  constructor({ depth, first, secret }: TreeNode) {
    this.#node = { depth, first };
    this.#leaf = first;
    this.#secrets = new Uint8Array(nodeBytes * (treeDepth - depth + 1));
    this.#secrets.set(secret);
  }

  /** Whether the leaf stands below the kept node. */
  covers(leaf: number): boolean {
    return leaf >= this.#node.first && leaf <= lastLeaf(this.#node);
  }

  /** The leaf's key, in memory of its own. The leaf stands below the node. */
  keyOf(leaf: number): Uint8Array {
    const levels = treeDepth - this.#node.depth;
    this.#derived = Math.min(this.#derived, this.#sharedLevels(leaf));
    this.#leaf = leaf;
    for (; this.#derived < levels; this.#derived += 1) {
      const side = sideAt(leaf, this.#node.depth + this.#derived + 1);
      deriveChild(this.#place(this.#derived), side, this.#place(this.#derived + 1));
    }
    return leafKey(this.#place(levels));
  }

  /** Overwrites every secret in memory. The path is of no use afterwards. */
  erase(): void {
    this.#secrets.fill(0);
  }

  #place(level: number): SecretPlace {
    return { bytes: this.#secrets, at: level * nodeBytes };
  }

  /** How many levels below the node the way to this leaf has in common with that to the last. */
  #sharedLevels(leaf: number): number {
    const differing = leaf === this.#leaf ? 0 : 32 - Math.clz32((leaf ^ this.#leaf) >>> 0);
    return treeDepth - this.#node.depth - differing;
  }
}
