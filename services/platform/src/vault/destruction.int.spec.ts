import { createSecretKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Id } from '@chat/schema/events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafCount } from './ggmTree.ts';
import { unwrapSecret } from './keyWrap.ts';
import { LeafPath } from './leafPath.ts';
import { openVaultReader } from './openVault.ts';
import { nodeLabel } from './ringSchema.ts';
import { idOf, ringNamed, sealSome, textOf, vaultUnderTest } from './vault.fixture.ts';
import type { LeafRange } from './vault.ts';

const isNull = (text: unknown) => text === null;

/** What is on disk about a ring, unwrapped with the vault's own key. */
const nodesOnDisk = async (directory: string, ring: Id) => {
  const key = createSecretKey(await readFile(join(directory, 'vault.key')));
  const database = new DatabaseSync(join(directory, 'vault.sqlite'), { readOnly: true });
  const rows = database.prepare('SELECT first, depth, bytes FROM nodes JOIN slots USING (slot) WHERE ring = ?').all(ring);
  database.close();
  return rows.map((row) => {
    const place = { first: Number(row['first']), depth: Number(row['depth']) };
    const wrapped = Buffer.from(row['bytes'] as Uint8Array); // a BLOB by the schema
    return { ...place, wrapped, secret: unwrapSecret(key, nodeLabel(ring, place), wrapped) };
  });
};

describe('puncturing', () => {
  it('closes exactly the leaves of the range, for ever', async () => {
    await using under = await vaultUnderTest();
    const texts = await sealSome(under.vault, 1, 10);
    await under.vault.open(texts);
    await under.vault.puncture(under.vault.ringId(ringNamed(1)), [
      { first: 2, last: 4 },
      { first: 7, last: 7 },
    ]);
    const expected = texts.map(({ texts: own }, leaf) => ([2, 3, 4, 7].includes(leaf) ? null : own));
    expect(await under.vault.open(texts)).toEqual(expected);
    await under.reopen();
    expect(await under.vault.open(texts)).toEqual(expected);
  });

  it('leaves nothing on disk of which the key could be had', async () => {
    await using under = await vaultUnderTest();
    const ring = under.vault.ringId(ringNamed(1));
    await sealSome(under.vault, 1, 10);
    const [root] = await nodesOnDisk(under.directory, ring);
    expect(root && (await under.bytes()).includes(root.wrapped)).toBe(true);
    await under.vault.puncture(ring, [{ first: 5, last: 5 }]);
    const bytes = await under.bytes();
    expect(root && (bytes.includes(root.wrapped) || bytes.includes(root.secret))).toBe(false);
    const remaining = await nodesOnDisk(under.directory, ring);
    expect(remaining).toHaveLength(32);
    expect(remaining.some((node) => new LeafPath(node).covers(5))).toBe(false);
    for (const node of remaining) expect(bytes.includes(node.secret)).toBe(false);
  });

  it('changes nothing when it is repeated, and merges what overlaps', async () => {
    await using under = await vaultUnderTest();
    const ring = under.vault.ringId(ringNamed(1));
    await sealSome(under.vault, 1, 10);
    for (const range of [
      { first: 2, last: 5 },
      { first: 4, last: 8 },
      { first: 9, last: 9 },
      { first: 2, last: 5 },
    ]) {
      await under.vault.puncture(ring, [range]);
    }
    const database = new DatabaseSync(join(under.directory, 'vault.sqlite'), { readOnly: true });
    expect(database.prepare('SELECT first, last FROM shredded').all()).toEqual([{ first: 2, last: 9 }]);
    database.close();
  });

  it('reaches the last leaf of a ring', async () => {
    await using under = await vaultUnderTest();
    const ring = under.vault.ringId(ringNamed(1));
    const texts = await sealSome(under.vault, 1, 2);
    await under.vault.puncture(ring, [{ first: leafCount - 1, last: leafCount - 1 }]);
    expect((await under.vault.open(texts)).some(isNull)).toBe(false);
    await expect(under.vault.puncture(ring, [{ first: 0, last: leafCount }])).rejects.toMatchObject({ name: 'VaultBroken' });
  });

  it('of leaves that were leased and not yet used keeps them from being used', async () => {
    await using under = await vaultUnderTest();
    const ring = under.vault.ringId(ringNamed(1));
    await sealSome(under.vault, 1, 1);
    const during = sealSome(under.vault, 1, 70);
    await under.vault.puncture(ring, [{ first: 1, last: 100_000_000 }]);
    const after = await sealSome(under.vault, 1, 2);
    expect(after.map(({ sealed }) => sealed.leaf)).toEqual(after.map(({ sealed }) => Math.max(100_000_001, sealed.leaf)));
    expect((await under.vault.open(after)).some(isNull)).toBe(false);
    await during;
  });

  it('agrees with a set of leaves after any sequence of punctures and restarts', async () => {
    const leaf = fc.oneof(fc.nat(150), fc.integer({ min: leafCount - 40, max: leafCount - 1 }));
    const range = fc.tuple(leaf, fc.nat(20)).map(([first, more]) => ({ first, last: Math.min(first + more, leafCount - 1) }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(range, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), async (calls) => {
        await using under = await vaultUnderTest();
        const texts = await sealSome(under.vault, 1, 150);
        const isPunctured = ({ sealed }: (typeof texts)[number], ranges: readonly LeafRange[]) =>
          ranges.some(({ first, last }) => first <= sealed.leaf && sealed.leaf <= last);
        for (const ranges of calls) await under.vault.puncture(under.vault.ringId(ringNamed(1)), ranges);
        const expected = texts.map((text) => (isPunctured(text, calls.flat()) ? null : text.texts));
        expect(await under.vault.open(texts)).toEqual(expected);
        await under.reopen();
        expect(await under.vault.open(texts.toReversed())).toEqual(expected.toReversed());
      }),
      { numRuns: 12 },
    );
  });
});

describe('destroying a ring', () => {
  it('closes all its texts and no others, and leaves no key on disk', async () => {
    await using under = await vaultUnderTest();
    const ring = under.vault.ringId(ringNamed(1));
    const texts = [...(await sealSome(under.vault, 1, 70)), ...(await sealSome(under.vault, 2, 3))];
    await under.vault.puncture(ring, [{ first: 3, last: 3 }]);
    const nodes = await nodesOnDisk(under.directory, ring);
    await under.vault.destroyRing(ring);
    await under.vault.destroyRing(ring);
    expect((await under.vault.open(texts)).map(isNull)).toEqual(texts.map((_, index) => index < 70));
    const bytes = await under.bytes();
    expect(nodes.filter(({ wrapped, secret }) => bytes.includes(wrapped) || bytes.includes(secret))).toEqual([]);
    await under.reopen();
    expect((await under.vault.open(texts)).filter(isNull)).toHaveLength(70);
  });

  it('refuses to seal with it again, now and after a restart', async () => {
    await using under = await vaultUnderTest();
    await sealSome(under.vault, 1, 1);
    await under.vault.destroyRing(under.vault.ringId(ringNamed(1)));
    await expect(sealSome(under.vault, 1, 1)).rejects.toMatchObject({ name: 'RingGone' });
    await under.reopen();
    await expect(under.vault.seal([textOf(2, 1), textOf(1, 1)])).rejects.toMatchObject({ name: 'RingGone' });
  });

  it('leaves a tombstone where the ring never was', async () => {
    await using under = await vaultUnderTest();
    await under.vault.destroyRing(under.vault.ringId(ringNamed(5)));
    await expect(sealSome(under.vault, 5, 1)).rejects.toMatchObject({ name: 'RingGone' });
  });
});

describe('keys that are missing without a tombstone', () => {
  it('are broken, never null', async () => {
    await using under = await vaultUnderTest();
    await using other = await vaultUnderTest();
    const texts = await sealSome(other.vault, 1, 1);
    await expect(under.vault.open(texts)).rejects.toMatchObject({ name: 'VaultBroken' });
    expect(await under.vault.missingRings([other.vault.ringId(ringNamed(1))])).toHaveLength(1);
  });

  it('are told before the start', async () => {
    await using under = await vaultUnderTest();
    await sealSome(under.vault, 1, 1);
    await under.vault.destroyRing(idOf(2));
    await under.vault.replay([{ type: 'RingLost', data: { ring: idOf(3) } }]);
    const known = [under.vault.ringId(ringNamed(1)), idOf(2), idOf(3)];
    expect(await under.vault.missingRings([...known, idOf(4), idOf(4)])).toEqual([idOf(4)]);
  });

  it('are broken where a node was moved to another place', async () => {
    await using under = await vaultUnderTest();
    const texts = [...(await sealSome(under.vault, 1, 1)), ...(await sealSome(under.vault, 2, 1))];
    const database = new DatabaseSync(join(under.directory, 'vault.sqlite'));
    database.exec('UPDATE nodes SET slot = 3 - slot');
    database.close();
    await under.reopen();
    await expect(under.vault.open(texts)).rejects.toThrow(/does not fit/);
  });
});

describe('a reader beside the vault', () => {
  it('opens texts of rings made later, and sees a destruction once it forgets', async () => {
    await using under = await vaultUnderTest();
    const reader = await openVaultReader({ directory: under.directory });
    const texts = await sealSome(under.vault, 1, 3);
    const ring = reader.ringId(ringNamed(1));
    expect(await reader.open(texts)).toEqual(texts.map(({ texts: own }) => own));
    await under.vault.puncture(ring, [{ first: 1, last: 1 }]);
    reader.forget(ring);
    expect((await reader.open(texts)).map(isNull)).toEqual([false, true, false]);
    await under.vault.destroyRing(ring);
    reader.forget(ring);
    expect((await reader.open(texts)).every(isNull)).toBe(true);
    expect([reader.vaultId, reader.keyedHash('a', 'b')]).toEqual([under.vault.vaultId, under.vault.keyedHash('a', 'b')]);
    await reader.close();
  });
});
