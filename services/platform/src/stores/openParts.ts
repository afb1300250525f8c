import type { DataFiles } from '../dataDir/dataFiles.ts';
import { mongoPlaceOf } from '../engines/mongoPlaceOf.ts';
import { patiently } from '../engines/patience.ts';
import type { Environment } from '../env/environment.ts';
import { openEventStoreDb } from '../eventStore/esdb/openEventStoreDb.ts';
import { CredentialsRefused } from '../eventStore/esdb/outages.ts';
import { type EventStore, EventStoreUnavailable } from '../eventStore/eventStore.ts';
import { openSqliteEventStore, type WriterStatistics } from '../eventStore/sqliteEventStore.ts';
import type { Log } from '../log/log.ts';
import { openMongoPrivateStore } from '../privateStore/mongo/openMongoPrivateStore.ts';
import { type PrivateStore, PrivateStoreUnavailable } from '../privateStore/privateStore.ts';
import { openSqlitePrivateStore } from '../privateStore/sqlitePrivateStore.ts';
import { openMongoReader } from '../readStore/mongo/openMongo.ts';
import type { ReadStore } from '../readStore/readStore.ts';
import { openSqliteReader } from '../readStore/sqlite/sqliteReader.ts';
import { openMongoVault } from '../vault/mongo/openMongoVault.ts';
import type { KeyFiles } from '../vault/mongo/wrappingKeys.ts';
import { openVault } from '../vault/openVault.ts';
import { type Vault, VaultBroken, VaultUnavailable } from '../vault/vault.ts';

/** Where each store is: at the address that a setting gives, else in a file. */
export interface StorePlaces {
  readonly environment: Environment;
  readonly files: DataFiles;
  readonly log: Log;
}

/** The log, and what its embedded writer counts. */
export interface OpenedLog {
  readonly store: EventStore;
  readonly statistics: () => WriterStatistics;
}

const isLogAway = (error: unknown): boolean => error instanceof EventStoreUnavailable && !(error instanceof CredentialsRefused);
const areKeysAway = (error: unknown): boolean => error instanceof PrivateStoreUnavailable || error instanceof VaultUnavailable;
const uncounted: WriterStatistics = { facts: 0, appends: 0, commits: 0 };

export const openLog = async ({ environment, files, log }: StorePlaces): Promise<OpenedLog> => {
  const { eventStoreUrl: connectionString } = environment;
  if (connectionString === undefined) {
    const store = await openSqliteEventStore({ path: files.eventLog });
    return { store, statistics: () => store.statistics() };
  }
  const options = { setting: 'ESDB_URI', isAway: isLogAway, log };
  const store = await patiently(() => openEventStoreDb({ connectionString, role: 'commands' }), options);
  return { store, statistics: () => uncounted };
};

export const openPrivateStore = ({ environment, files, log }: StorePlaces): Promise<PrivateStore> => {
  const { privateStoreUrl: url } = environment;
  if (url === undefined) return openSqlitePrivateStore({ path: files.privateStore });
  const options = { setting: 'PRIVATE_MONGO_URL', isAway: areKeysAway, log };
  return patiently(() => openMongoPrivateStore(mongoPlaceOf(url)), options);
};

/** The files of the keys that wrap all others: the one that wraps, then the one whose place it takes. */
export const keyFilesOf = ({ vaultKeyFile, vaultOldKeyFile }: Environment): KeyFiles => {
  if (vaultKeyFile === undefined) throw new VaultBroken('VAULT_KEY_FILE names no file');
  return vaultOldKeyFile === undefined ? [vaultKeyFile] : [vaultKeyFile, vaultOldKeyFile];
};

/** With `create` a vault is made where there is none. */
export const openKeys = ({ environment, files, log }: StorePlaces, create: boolean): Promise<Vault> => {
  const { privateStoreUrl: url } = environment;
  if (url === undefined) return openVault({ directory: files.vaultDirectory, create });
  const place = { ...mongoPlaceOf(url), keyFiles: keyFilesOf(environment), create };
  return patiently(() => openMongoVault(place), { setting: 'PRIVATE_MONGO_URL', isAway: areKeysAway, log });
};

export const openReadModels = ({ environment, files }: StorePlaces): Promise<ReadStore> => {
  const { readStoreUrl: url } = environment;
  return url === undefined ? openSqliteReader({ path: files.readStore }) : openMongoReader(mongoPlaceOf(url));
};
