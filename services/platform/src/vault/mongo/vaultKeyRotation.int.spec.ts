import { createSecretKey } from 'node:crypto';
import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MongoClient } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { onEveryMongo } from '../../testing/mongo/mongoDatabase.ts';
import { withComponent } from '../../testing/withComponent.ts';
import { unwrapSecret } from '../keyWrap.ts';
import { idOf, ringNamed, sealSome } from '../vault.fixture.ts';
import { VaultHashes } from '../vaultHashes.ts';
import { createVaultKeys, VaultKeys } from '../vaultKeys.ts';
import { mongoVaultUnderTest } from './mongoVault.fixture.ts';
import { openMongoVault, rotateMongoVaultKey } from './openMongoVault.ts';

const broken = (rule: RegExp) => expect.objectContaining({ name: 'VaultBroken', message: expect.stringMatching(rule) });

describe('hashes and ring ids', () => {
  it('follow from the never-rotated key as they do in the SQLite vault', () => {
    const wrappingKey = createSecretKey(Buffer.alloc(32, 1));
    const database = new DatabaseSync(':memory:');
    database.exec('CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID');
    createVaultKeys(database, wrappingKey);
    const known = new VaultKeys(database, wrappingKey);
    const wrapped = database.prepare("SELECT value FROM meta WHERE name = 'hashKey'").get()?.['value'] as Uint8Array;
    const hashes = new VaultHashes(unwrapSecret(wrappingKey, ['hash-key'], wrapped));
    database.close();
    expect(hashes.keyedHash('email', 'a@b.c')).toBe(known.keyedHash('email', 'a@b.c'));
    for (const ring of [ringNamed(1), { ...ringNamed(1), use: 'EVIDENCE' as const }]) {
      expect([hashes.ringId(ring), hashes.ringId(ring)]).toEqual([known.ringId(ring), known.ringId(ring)]);
    }
  });
});

withComponent('mongo', 'the keys of the vault in MongoDB', ({ path }) => {
  onEveryMongo(path, (url) => {
    describe('opening', () => {
      it('makes one vault where several nodes come first together, and keeps it', async () => {
        await using under = await mongoVaultUnderTest(url());
        const nodes = await Promise.all([under.open(), under.open(), under.open()]);
        const later = await under.open(under.keyFiles, false);
        const ids = [...nodes, later].map((vault) =>
          [vault.vaultId, vault.keyedHash('a', 'b'), vault.ringId(ringNamed(1))].join(),
        );
        expect(new Set(ids).size).toBe(1);
      });

      it('refuses a database without a vault, and makes none', async () => {
        await using under = await mongoVaultUnderTest(url());
        await expect(under.open(under.keyFiles, false)).rejects.toEqual(broken(/no vault/));
        await expect(under.open(under.keyFiles, false)).rejects.toEqual(broken(/no vault/));
      });

      it('refuses rings without their vault', async () => {
        await using under = await mongoVaultUnderTest(url());
        await sealSome(await under.open(), 1, 1);
        await using client = new MongoClient(url());
        await client.db(under.place().database).collection('vault').drop();
        await expect(under.open()).rejects.toEqual(broken(/the vault is not/));
      });

      it('refuses a key file that is missing, torn or of another vault', async () => {
        await using under = await mongoVaultUnderTest(url());
        await sealSome(await under.open(), 1, 1);
        const [file] = under.keyFiles;
        await expect(under.open([await under.keyFile('other.key')])).rejects.toEqual(broken(/none of the key files/));
        await truncate(file, 20);
        await expect(under.open()).rejects.toEqual(broken(/must have 32 bytes/));
        await rm(file);
        await expect(under.open()).rejects.toEqual(broken(/is missing/));
      });

      it('is unavailable where no server answers', async () => {
        await using under = await mongoVaultUnderTest(url());
        const place = { ...under.place(), url: 'mongodb://chat:hidden@127.0.0.1:1/?directConnection=true', create: true };
        const refusal = await openMongoVault(place).catch((error: unknown) => error);
        expect(refusal).toMatchObject({ name: 'VaultUnavailable' });
        expect(String(refusal)).not.toContain('hidden');
      });
    });

    describe('rotating the key that wraps all others', () => {
      it('leaves every text open under the new key alone, while nodes seal and destroy', async () => {
        await using under = await mongoVaultUnderTest(url());
        const [old] = under.keyFiles;
        const fresh = await under.keyFile('fresh.key');
        const before = await under.open();
        const texts = [...(await sealSome(before, 1, 5)), ...(await sealSome(before, 2, 2))];
        await before.puncture(before.ringId(ringNamed(1)), [{ first: 2, last: 2 }]);
        await before.destroyRing(idOf(9));
        const during = await under.open([fresh, old]);
        const [changed, more] = await Promise.all([
          rotateMongoVaultKey(under.place([fresh, old])),
          sealSome(during, 3, 3),
          during.puncture(during.ringId(ringNamed(1)), [{ first: 4, last: 4 }]),
        ]);
        expect(changed).toBe(2);
        expect(await rotateMongoVaultKey(under.place([fresh, old]))).toBe(0);
        const after = await under.open([fresh], false);
        const open = [0, 1, 3, 5, 6].map((at) => texts[at]?.texts);
        expect((await after.open([...texts, ...more])).filter((text) => text !== null)).toEqual([
          ...open,
          ...more.map(({ texts: own }) => own),
        ]);
        expect([after.vaultId, after.keyedHash('a', 'b')]).toEqual([before.vaultId, before.keyedHash('a', 'b')]);
        await expect(under.open([old], false)).rejects.toEqual(broken(/none of the key files/));
      });

      it('is refused without the old key, and changes nothing', async () => {
        await using under = await mongoVaultUnderTest(url());
        const texts = await sealSome(await under.open(), 1, 1);
        const fresh = join(under.directory, 'fresh.key');
        await writeFile(fresh, Buffer.alloc(32, 7));
        await expect(rotateMongoVaultKey(under.place([fresh]))).rejects.toEqual(broken(/none of the key files/));
        expect(await (await under.open()).open(texts)).toEqual(texts.map(({ texts: own }) => own));
      });
    });
  });
});
