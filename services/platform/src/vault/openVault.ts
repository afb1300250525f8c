import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { CommitWorker } from '../secureSqlite/commitWorker.ts';
import { openForReading } from '../secureSqlite/secureDatabase.ts';
import { RingKeys } from './ringKeys.ts';
import { SqliteVault } from './sqliteVault.ts';
import { SqliteVaultReader, type VaultParts } from './sqliteVaultReader.ts';
import { type Vault, VaultBroken, type VaultReader } from './vault.ts';
import { keyEncryptionKey, vaultFiles } from './vaultFiles.ts';
import { VaultKeys } from './vaultKeys.ts';
import type { VaultAnswer, VaultRequest } from './vaultRequests.ts';

const broken = (directory: string, cause: unknown): VaultBroken => {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new VaultBroken(`the vault in ${directory} cannot be opened: ${reason}`, { cause });
};

const readParts = (directory: string, wrappingKey: KeyObject): VaultParts => {
  const database = openForReading(vaultFiles(directory).rings);
  try {
    return { database, keys: new VaultKeys(database, wrappingKey), rings: new RingKeys(database, wrappingKey) };
  } catch (cause) {
    database.close();
    throw cause;
  }
};

/**
 * Opens the vault in `directory`: `vault.sqlite` holds the rings, each secret encrypted with the key in `vault.key` (mode
 * 0600). With `create` a vault is made where there is none; a crash while it is made is made good by the next call. Without,
 * an absent vault is `VaultBroken`, and so is, with either, a torn one or one whose key file is missing or another's.
 * One thread of one process opens it; others that only read use `openVaultReader`.
 */
export const openVault = async (options: { readonly directory: string; readonly create: boolean }): Promise<Vault> => {
  const { directory, create } = options;
  const wrappingKey = keyEncryptionKey(directory, create);
  if (!create && !existsSync(vaultFiles(directory).rings)) throw new VaultBroken(`there is no vault in ${directory}`);
  const script = new URL('./vault.worker.ts', import.meta.url);
  const worker = await CommitWorker.open<VaultRequest, VaultAnswer>(script, { directory, create }).catch((cause) => {
    throw broken(directory, cause);
  });
  try {
    return new SqliteVault(readParts(directory, wrappingKey), worker);
  } catch (cause) {
    await worker.close();
    throw broken(directory, cause);
  }
};

/**
 * Opens texts beside the vault of another thread or process, which has opened it already. Rings made later are found;
 * what the other destroys is gone here once `forget` was called for the ring. `VaultBroken` as with `openVault`.
 */
export const openVaultReader = async (options: { readonly directory: string }): Promise<VaultReader> => {
  const { directory } = options;
  const wrappingKey = keyEncryptionKey(directory, false);
  if (!existsSync(vaultFiles(directory).rings)) throw new VaultBroken(`there is no vault in ${directory}`);
  try {
    return new SqliteVaultReader(readParts(directory, wrappingKey));
  } catch (cause) {
    throw broken(directory, cause);
  }
};
