import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { openVault, openVaultReader } from './openVault.ts';
import { idOf, ringNamed, sealSome, vaultUnderTest } from './vault.fixture.ts';

const broken = (rule: RegExp) => expect.objectContaining({ name: 'VaultBroken', message: expect.stringMatching(rule) });

describe('opening a vault', () => {
  it('refuses a directory without one, and creates nothing there', async () => {
    await using directory = await temporaryDirectory();
    await expect(openVault({ directory: directory.path, create: false })).rejects.toEqual(broken(/no vault/));
    await expect(openVaultReader({ directory: directory.path })).rejects.toEqual(broken(/no vault/));
    expect(existsSync(join(directory.path, 'vault.key'))).toBe(false);
  });

  it('keeps id, hashes and ring ids for ever', async () => {
    await using under = await vaultUnderTest();
    const before = [under.vault.vaultId, under.vault.keyedHash('email', 'a@b.c'), under.vault.ringId(ringNamed(1))];
    await under.reopen();
    expect([under.vault.vaultId, under.vault.keyedHash('email', 'a@b.c'), under.vault.ringId(ringNamed(1))]).toEqual(before);
    for (const value of before) expect(value).toMatch(/^[0-9a-f]{32}$/);
  });

  it('leaves an existing vault as it is when it may create one', async () => {
    await using under = await vaultUnderTest();
    const { vaultId } = under.vault;
    await under.vault.close();
    const again = await openVault({ directory: under.directory, create: true });
    expect(again.vaultId).toBe(vaultId);
    await again.close();
  });

  it('keeps hashes of different labels, values and vaults apart', async () => {
    await using one = await vaultUnderTest();
    await using other = await vaultUnderTest();
    const hashes = [
      one.vault.keyedHash('email', 'a'),
      one.vault.keyedHash('handle', 'a'),
      one.vault.keyedHash('emaila', ''),
      other.vault.keyedHash('email', 'a'),
      one.vault.ringId({ owner: idOf(1), scope: idOf(2) }),
      one.vault.ringId({ owner: idOf(2), scope: idOf(1) }),
      one.vault.ringId({ owner: idOf(1), scope: idOf(2), use: 'EVIDENCE' }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('shows its files to their owner alone', async () => {
    await using under = await vaultUnderTest();
    for (const file of ['vault.key', 'vault.sqlite', 'vault.sqlite-wal']) {
      expect((await stat(join(under.directory, file))).mode & 0o777).toBe(0o600);
    }
  });

  it('goes on where a crash left the key file alone', async () => {
    await using directory = await temporaryDirectory();
    await writeFile(join(directory.path, 'vault.key'), Buffer.alloc(32, 1));
    await expect(openVault({ directory: directory.path, create: false })).rejects.toEqual(broken(/no vault/));
    const vault = await openVault({ directory: directory.path, create: true });
    await vault.close();
  });

  it('refuses rings whose key file is missing, torn or of another vault', async () => {
    await using under = await vaultUnderTest();
    await using other = await vaultUnderTest();
    await under.vault.close();
    const key = join(under.directory, 'vault.key');
    await copyFile(join(other.directory, 'vault.key'), key);
    await expect(openVault({ directory: under.directory, create: true })).rejects.toEqual(broken(/does not fit vault.key/));
    await truncate(key, 20);
    await expect(openVault({ directory: under.directory, create: true })).rejects.toEqual(broken(/must have 32 bytes/));
    await rm(key);
    await expect(openVault({ directory: under.directory, create: true })).rejects.toEqual(broken(/is missing/));
    expect(existsSync(key)).toBe(false);
  });

  it('refuses a file that is no vault, and leaves it as it is', async () => {
    await using under = await vaultUnderTest();
    await under.vault.close();
    const rings = join(under.directory, 'vault.sqlite');
    await writeFile(rings, 'not a database '.repeat(500));
    await expect(openVault({ directory: under.directory, create: true })).rejects.toEqual(broken(/cannot be opened/));
    expect(await readFile(rings, 'utf8')).toContain('not a database');
    await writeFile(rings, '');
    await expect(openVault({ directory: under.directory, create: false })).rejects.toEqual(broken(/holds no vault/));
  });

  it('refuses everything once closed', async () => {
    await using under = await vaultUnderTest();
    const [sealed] = await sealSome(under.vault, 1, 1);
    await under.vault.close();
    const unavailable = { name: 'VaultUnavailable' };
    await expect(sealSome(under.vault, 2, 1)).rejects.toMatchObject(unavailable);
    await expect(under.vault.open(sealed ? [sealed] : [])).rejects.toMatchObject(unavailable);
    await expect(under.vault.destroyRing(idOf(1))).rejects.toMatchObject(unavailable);
  });
});

const sealUntilKilled = async (directory: string, leaves: number): Promise<readonly string[]> => {
  const script = fileURLToPath(new URL('./sealUntilKilled.process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const seen: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (seen.push(line) === leaves) child.kill('SIGKILL');
  }
  await exited;
  return seen;
};

describe('leaves', () => {
  it('are never used twice, over any number of kill -9', async () => {
    await using directory = await temporaryDirectory();
    const seen: string[] = [];
    for (const leaves of [1, 100, 333]) seen.push(...(await sealUntilKilled(directory.path, leaves)));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(434);
  });

  it('go on above the leased block after a restart', async () => {
    await using under = await vaultUnderTest();
    expect((await sealSome(under.vault, 1, 3)).map(({ sealed }) => sealed.leaf)).toEqual([0, 1, 2]);
    await under.reopen();
    expect((await sealSome(under.vault, 1, 1)).map(({ sealed }) => sealed.leaf)).toEqual([64]);
  });
});
