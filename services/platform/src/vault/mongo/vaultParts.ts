import { randomBytes } from 'node:crypto';
import type { Id } from '@chat/schema/events';
import type { Collection, Db } from 'mongodb';
import { newId } from '../../ids/ids.ts';
import { codeOf, duplicateKey, MongoConnection } from '../../mongo/mongoConnection.ts';
import type { MongoPlace } from '../../mongo/mongoPlace.ts';
import { VaultBroken, VaultUnavailable } from '../vault.ts';
import { VaultHashes } from '../vaultHashes.ts';
import { RingCache } from './ringCache.ts';
import { RingStore } from './ringStore.ts';
import type { Wrapped, WrappingKeys } from './wrappingKeys.ts';

/** The vault's own document: its id, and its never-rotated key. */
interface VaultRecord {
  readonly _id: 'vault';
  readonly vaultId: Id;
  readonly hashKey: Wrapped;
}

/** What a vault in MongoDB works with. */
export interface VaultParts {
  readonly vaultId: Id;
  readonly connection: MongoConnection;
  readonly hashes: VaultHashes;
  readonly rings: RingStore;
  readonly cache: RingCache;
}

const hashKeyLabel = ['hash-key'];

const vaultsIn = (db: Db): Collection<VaultRecord> => db.collection<VaultRecord>('vault');

const createVault = async (db: Db, keys: WrappingKeys): Promise<void> => {
  try {
    const hashKey = keys.wrap(hashKeyLabel, randomBytes(32));
    await vaultsIn(db).insertOne({ _id: 'vault', vaultId: newId(), hashKey });
  } catch (error) {
    // Another node made it in the same moment: that one it is.
    if (codeOf(error) !== duplicateKey) throw error;
  }
};

const findVault = async (db: Db, keys: WrappingKeys, create: boolean): Promise<VaultRecord> => {
  const found = await vaultsIn(db).findOne({ _id: 'vault' });
  if (found !== null) return found;
  if (!create) throw new VaultBroken('there is no vault in this database of MongoDB');
  if ((await db.collection('rings').findOne()) !== null)
    throw new VaultBroken('the rings of a vault are there, but the vault is not');
  await createVault(db, keys);
  return findVault(db, keys, false);
};

/** Connects and reads the vault. `VaultBroken` where there is none and `create` is not given, or where no key fits. */
export const openParts = async (place: MongoPlace, keys: WrappingKeys, create: boolean): Promise<VaultParts> => {
  const connection = new MongoConnection(place, (message, options) => new VaultUnavailable(`vault: ${message}`, options));
  try {
    const { vaultId, hashKey } = await connection.read((db) => findVault(db, keys, create));
    const rings = new RingStore(connection, keys);
    const hashes = new VaultHashes(keys.unwrap(hashKeyLabel, hashKey));
    return { vaultId, connection, hashes, rings, cache: new RingCache(rings, keys) };
  } catch (error) {
    await connection.close();
    throw error;
  }
};

/** Puts the never-rotated key under the current one: the key stays, what it is wrapped with changes. */
export const rewrapHashKey = async (connection: MongoConnection, keys: WrappingKeys): Promise<void> =>
  connection.use(async (db) => {
    const { hashKey } = await findVault(db, keys, false);
    if (!keys.isOutdated(hashKey)) return;
    const anew = keys.rewrap(hashKeyLabel, hashKey);
    // Where another rotation was faster, this one's is as good and not needed.
    await vaultsIn(db).updateOne({ _id: 'vault', 'hashKey.bytes': hashKey.bytes }, { $set: { hashKey: anew } });
  });
