import type { Id } from '@chat/schema/events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onEveryMongo } from '../../testing/mongo/mongoDatabase.ts';
import { withComponent } from '../../testing/withComponent.ts';
import { leafCount } from '../ggmTree.ts';
import { idOf, ringNamed, sealSome, textOf } from '../vault.fixture.ts';
import type { LeafRange } from '../vault.ts';
import { mongoVaultUnderTest } from './mongoVault.fixture.ts';
import { openMongoVaultReader } from './openMongoVault.ts';

const isNull = (text: unknown) => text === null;

withComponent('mongo', 'the vault in MongoDB', ({ path }) => {
  onEveryMongo(path, (url) => {
    describe('leaves', () => {
      it('open what they sealed, here, on another node, and after a restart above the leased block', async () => {
        await using under = await mongoVaultUnderTest(url());
        const vault = await under.open();
        const texts = [...(await sealSome(vault, 1, 3)), ...(await sealSome(vault, 2, 130))];
        expect(texts.slice(0, 3).map(({ sealed }) => sealed.leaf)).toEqual([0, 1, 2]);
        const own = texts.map(({ texts: record }) => record);
        expect(await vault.open(texts)).toEqual(own);
        const another = await under.open();
        expect(await another.open(texts)).toEqual(own);
        expect((await sealSome(another, 1, 1)).map(({ sealed }) => sealed.leaf)).toEqual([64]);
      });

      it('are never used twice by nodes that seal with the same rings at the same time', async () => {
        await using under = await mongoVaultUnderTest(url());
        const nodes = await Promise.all([under.open(), under.open(), under.open()]);
        const sealed = await Promise.all(
          nodes.flatMap((vault) => [1, 2].flatMap((owner) => [sealSome(vault, owner, 50), sealSome(vault, owner, 100)])),
        );
        const used = sealed.flat().map(({ sealed: { ring, leaf } }) => `${ring} ${leaf}`);
        expect(new Set(used).size).toBe(900);
        expect((await nodes[0]?.open(sealed.flat()))?.some(isNull)).toBe(false);
      });

      it('that are spent are told', async () => {
        await using under = await mongoVaultUnderTest(url());
        const vault = await under.open();
        await sealSome(vault, 1, 1);
        await vault.puncture(vault.ringId(ringNamed(1)), [{ first: 1, last: leafCount - 1 }]);
        await expect(sealSome(vault, 1, 1)).rejects.toThrow(/no leaves left/);
        await expect(vault.puncture(vault.ringId(ringNamed(1)), [{ first: 0, last: leafCount }])).rejects.toMatchObject({
          name: 'VaultBroken',
        });
      });
    });

    describe('puncturing', () => {
      it('agrees with a set of leaves after any sequence, on every node that forgets', async () => {
        const leaf = fc.oneof(fc.nat(150), fc.integer({ min: leafCount - 40, max: leafCount - 1 }));
        const range = fc.tuple(leaf, fc.nat(20)).map(([first, more]) => ({ first, last: Math.min(first + more, leafCount - 1) }));
        await fc.assert(
          fc.asyncProperty(fc.array(fc.array(range, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), async (calls) => {
            await using under = await mongoVaultUnderTest(url());
            const [vault, other] = [await under.open(), await under.open()];
            const texts = await sealSome(vault, 1, 150);
            await other.open(texts);
            const ring = vault.ringId(ringNamed(1));
            const isPunctured = ({ sealed }: (typeof texts)[number], ranges: readonly LeafRange[]) =>
              ranges.some(({ first, last }) => first <= sealed.leaf && sealed.leaf <= last);
            for (const ranges of calls) await vault.puncture(ring, ranges);
            other.forget(ring);
            const expected = texts.map((text) => (isPunctured(text, calls.flat()) ? null : text.texts));
            expect(await vault.open(texts)).toEqual(expected);
            expect(await other.open(texts.toReversed())).toEqual(expected.toReversed());
          }),
          { numRuns: 12 },
        );
      });

      it('by two nodes at once closes the leaves of both', async () => {
        await using under = await mongoVaultUnderTest(url());
        const [one, other] = [await under.open(), await under.open()];
        const texts = await sealSome(one, 1, 20);
        const ring = one.ringId(ringNamed(1));
        const single = (first: number) => [{ first, last: first }];
        await Promise.all(Array.from({ length: 10 }, (_, at) => (at % 2 ? one : other).puncture(ring, single(at * 2))));
        const third = await under.open();
        expect((await third.open(texts)).map(isNull)).toEqual(texts.map((_, at) => at % 2 === 0));
      });
    });

    describe('destroying a ring', () => {
      it('closes all its texts and no others, and refuses to seal with it again on every node', async () => {
        await using under = await mongoVaultUnderTest(url());
        const [vault, other] = [await under.open(), await under.open()];
        const texts = [...(await sealSome(vault, 1, 70)), ...(await sealSome(vault, 2, 3))];
        const ring = vault.ringId(ringNamed(1));
        await vault.destroyRing(ring);
        await vault.destroyRing(ring);
        expect((await vault.open(texts)).map(isNull)).toEqual(texts.map((_, at) => at < 70));
        await expect(vault.seal([textOf(2, 1), textOf(1, 1)])).rejects.toMatchObject({ name: 'RingGone' });
        await expect(sealSome(other, 1, 1)).rejects.toMatchObject({ name: 'RingGone' });
      });

      it('that was leased and punctured meanwhile seals anew, or says that it is gone', async () => {
        await using under = await mongoVaultUnderTest(url());
        const [vault, other] = [await under.open(), await under.open()];
        const ring = vault.ringId(ringNamed(1));
        await sealSome(vault, 1, 1);
        await other.puncture(ring, [{ first: 1, last: 100 }]);
        vault.forget(ring);
        expect((await sealSome(vault, 1, 1)).map(({ sealed }) => sealed.leaf)).toEqual([101]);
        await other.destroyRing(ring);
        vault.forget(ring);
        await expect(sealSome(vault, 1, 1)).rejects.toMatchObject({ name: 'RingGone' });
      });
    });

    describe('replaying the facts of the vault', () => {
      it('destroys what a crash or an older backup left, and changes nothing when it is repeated', async () => {
        await using under = await mongoVaultUnderTest(url());
        const vault = await under.open();
        const texts = [...(await sealSome(vault, 1, 3)), ...(await sealSome(vault, 2, 1))];
        const rings = [1, 2].map((owner) => vault.ringId(ringNamed(owner))) as [Id, Id];
        const shredded = (ring: Id) =>
          ({ type: 'LeavesShredded', data: { ring, ranges: [{ first: 1, last: 1 }], targets: [] } }) as const;
        const facts = [
          shredded(rings[0]),
          { type: 'RingDestroyed', data: { ring: rings[1] } },
          { type: 'RingLost', data: { ring: rings[0] } },
          { type: 'RingLost', data: { ring: idOf(3) } },
          shredded(idOf(4)),
        ] as const;
        for (let round = 0; round < 2; round += 1) {
          await vault.replay(facts);
          expect((await vault.open(texts)).map(isNull)).toEqual([false, true, false, true]);
          expect(await vault.missingRings([...rings, idOf(3), idOf(4), idOf(5), idOf(5)])).toEqual([idOf(4), idOf(5)]);
        }
      });
    });

    describe('a reader', () => {
      it('opens texts of rings made later; what has no keys and no tombstone is broken, never null', async () => {
        await using under = await mongoVaultUnderTest(url());
        await using strange = await mongoVaultUnderTest(url());
        const vault = await under.open();
        const reader = await openMongoVaultReader(under.place());
        const texts = await sealSome(vault, 1, 3);
        expect(await reader.open(texts)).toEqual(texts.map(({ texts: own }) => own));
        expect([reader.vaultId, reader.keyedHash('a', 'b')]).toEqual([vault.vaultId, vault.keyedHash('a', 'b')]);
        const others = await sealSome(await strange.open(), 1, 1);
        await expect(reader.open(others)).rejects.toMatchObject({ name: 'VaultBroken' });
        await reader.close();
        await expect(reader.open(texts)).rejects.toMatchObject({ name: 'VaultUnavailable' });
      });
    });
  });
});
