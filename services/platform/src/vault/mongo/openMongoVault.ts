import type { MongoPlace } from '../../mongo/mongoPlace.ts';
import type { Vault, VaultReader } from '../vault.ts';
import type { KeyFiles } from './wrappingKeys.ts';

/** Where a vault in MongoDB is, and the keys that wrap all of its secrets, which never stand beside it. */
export interface MongoVaultPlace extends MongoPlace {
  readonly keyFiles: KeyFiles;
}

// The driver takes half a second of a start, so that it is loaded where MongoDB is used only.
const load = async () => {
  const [parts, vaults, keys] = await Promise.all([
    import('./vaultParts.ts'),
    import('./mongoVault.ts'),
    import('./wrappingKeys.ts'),
  ]);
  return { ...parts, ...vaults, ...keys };
};

/**
 * Opens the vault in a database of its own of MongoDB 4.4 or later; every node may have it open. The key files hold 32 random
 * bytes each and are the operator's: none is ever made, and one that is missing is `VaultBroken`, as is a vault of other
 * keys. With `create` a vault is made where there is none. MongoDB keeps old bytes for a while (oplog, journal, backups): of
 * destroyed keys these are under the wrapping key, and beyond reach once that is rotated and destroyed.
 */
export const openMongoVault = async (options: MongoVaultPlace & { readonly create: boolean }): Promise<Vault> => {
  const { MongoVault, openParts, readWrappingKeys } = await load();
  return new MongoVault(await openParts(options, await readWrappingKeys(options.keyFiles), options.create));
};

/** Opens texts only. `VaultBroken` as with `openMongoVault`. */
export const openMongoVaultReader = async (options: MongoVaultPlace): Promise<VaultReader> => {
  const { MongoVaultReader, openParts, readWrappingKeys } = await load();
  return new MongoVaultReader(await openParts(options, await readWrappingKeys(options.keyFiles), false));
};

/**
 * Puts every secret under the first of the key files, and answers how many rings that changed. Nodes go on meanwhile, if before
 * all of them were given the new file as the second, and then all as the first; afterwards the old one is given to nobody
 * any more. Repeating it changes nothing, and goes on where a crash ended it.
 */
export const rotateMongoVaultKey = async (options: MongoVaultPlace): Promise<number> => {
  const { openParts, readWrappingKeys, rewrapHashKey } = await load();
  const keys = await readWrappingKeys(options.keyFiles);
  const { connection, rings } = await openParts(options, keys, false);
  try {
    await rewrapHashKey(connection, keys);
    return await rings.rewrap();
  } finally {
    await connection.close();
  }
};
