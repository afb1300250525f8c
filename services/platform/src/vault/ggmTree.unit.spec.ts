import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastLeaf, leafCount, leafKey, remainingNodes, type TreeNode } from './ggmTree.ts';
import { LeafPath } from './leafPath.ts';
import { longestMessage, sha256Block } from './sha256Block.ts';

const rootOf = (fill?: number): TreeNode => ({
  depth: 0,
  first: 0,
  secret: fill === undefined ? Uint8Array.from({ length: 32 }, (_, index) => index) : new Uint8Array(32).fill(fill),
});
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The definition of the tree, written down once more with `node:crypto`. */
const keyByDefinition = (root: Uint8Array, leaf: number): string => {
  let secret = Buffer.from(root);
  for (const bit of leaf.toString(2).padStart(32, '0')) {
    secret = Buffer.from(hash('sha256', Buffer.concat([secret, Buffer.from([Number(bit)])]), 'buffer'));
  }
  return hash('sha256', Buffer.concat([secret, Buffer.from([2])]));
};

const anyLeaf = fc.oneof(fc.nat(300), fc.integer({ min: leafCount - 300, max: leafCount - 1 }), fc.nat(leafCount - 1));
const anyRange = fc.tuple(anyLeaf, anyLeaf).map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }));

describe('SHA-256 of one block', () => {
  it('equals that of node:crypto', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: longestMessage }), (message) => {
        const digest = new Uint8Array(32);
        sha256Block(message, digest);
        expect(hexOf(digest)).toBe(hash('sha256', message));
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a message that needs more blocks', () => {
    expect(() => sha256Block(new Uint8Array(56), new Uint8Array(32))).toThrow(RangeError);
  });
});

describe('the tree of leaf keys', () => {
  // Computed with Python's hashlib. Stored text depends on these for ever.
  it.each([
    [0, '39c038f97eebc5192799b080ca4756481807d8b53000b1f9a147844e00a97f7b'],
    [1, 'cdcf80c064f99692bb5e03b3e07fac7b4e03c7626fd23b02abe1aa758d6d343c'],
    [63, 'dec187df17148b35eb375ac6889fdfae7a39fca2efbbaae8d28673d3e88f0f12'],
    [2 ** 31, '65ddd275b1237eccbcda682d84ec404b88a3311291a6bc13436ef565b407321a'],
    [2 ** 32 - 1, 'a9ad5f4f418c9a7540c32832d7d75060939482e26943dd175b789d716586c9fe'],
  ])('gives leaf %d of the seed 00 01 … 1f its key', (leaf, key) => {
    expect(hexOf(new LeafPath(rootOf()).keyOf(leaf))).toBe(key);
  });

  it('gives a leaf the same key whichever leaf was asked for before', () => {
    const path = new LeafPath(rootOf(7));
    fc.assert(fc.property(anyLeaf, (leaf) => hexOf(path.keyOf(leaf)) === keyByDefinition(rootOf(7).secret, leaf)));
  });

  it('keeps the key of a leaf apart from the node that it comes from', () => {
    const { secret } = rootOf(3);
    expect(hexOf(leafKey({ bytes: secret, at: 0 }))).not.toBe(hexOf(secret));
  });

  it('holds no secret once it is erased', () => {
    const path = new LeafPath(rootOf(9));
    path.keyOf(5);
    path.erase();
    expect(hexOf(path.keyOf(5))).not.toBe(keyByDefinition(rootOf(9).secret, 5));
  });
});

describe('the nodes that remain', () => {
  it('cover every leaf outside the range and none inside, without overlap', () => {
    fc.assert(
      fc.property(anyRange, ({ first, last }) => {
        const nodes = remainingNodes(rootOf(), first, last);
        const covered = nodes.reduce((sum, node) => sum + lastLeaf(node) - node.first + 1, 0);
        expect(covered).toBe(leafCount - (last - first + 1));
        expect(nodes.every((node) => lastLeaf(node) < first || node.first > last)).toBe(true);
        expect(nodes.map((node) => node.first)).toEqual(nodes.map((node) => node.first).toSorted((a, b) => a - b));
      }),
    );
  });

  it('are as few as can be: no two are children of one parent', () => {
    fc.assert(
      fc.property(anyRange, ({ first, last }) => {
        const parents = remainingNodes(rootOf(), first, last).map(
          ({ depth, first: leaf }) => `${depth}:${Math.floor(leaf / 2 ** (33 - depth))}`,
        );
        expect(new Set(parents).size).toBe(parents.length);
        expect(parents.length).toBeLessThanOrEqual(62);
      }),
    );
  });

  it('derive the keys of the leaves beside the hole as before', () => {
    for (const leaf of [0, 1, 77, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1]) {
      const nodes = remainingNodes(rootOf(), leaf, leaf);
      expect(nodes).toHaveLength(32);
      for (const beside of [leaf - 1, leaf + 1].filter((other) => other >= 0 && other < leafCount)) {
        const above = nodes.map((node) => new LeafPath(node)).find((path) => path.covers(beside));
        expect(above && hexOf(above.keyOf(beside))).toBe(keyByDefinition(rootOf().secret, beside));
      }
    }
  });

  it('are none where the whole tree goes', () => {
    expect(remainingNodes(rootOf(), 0, leafCount - 1)).toEqual([]);
  });
});
