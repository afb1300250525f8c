import type { DataFiles } from '../dataDir/dataFiles.ts';
import type { Environment } from '../env/environment.ts';
import { logPositionOf } from '../eventStore/esdb/esdbPositions.ts';
import { openEventStoreDb } from '../eventStore/esdb/openEventStoreDb.ts';
import type { EventReader } from '../eventStore/eventStore.ts';
import { sqliteFactsBetween } from '../eventStore/positions.ts';
import { openSqliteEventReader } from '../eventStore/sqliteEventReader.ts';
import type { MongoReadStore } from '../readStore/mongo/mongoReadStore.ts';
import { openMongoReadStore } from '../readStore/mongo/openMongo.ts';
import type { ReadStoreWriter } from '../readStore/readStore.ts';
import { openSqliteReadStore } from '../readStore/sqlite/sqliteReadStore.ts';
import { keyFilesOf } from '../stores/openParts.ts';
import { openMongoVaultReader } from '../vault/mongo/openMongoVault.ts';
import { openVaultReader } from '../vault/openVault.ts';
import type { VaultReader } from '../vault/vault.ts';
import { type EstimatedFacts, estimatedFacts } from './estimatedFacts.ts';
import { mongoPlaceOf } from './mongoPlaceOf.ts';

/** What folds read models, wherever it is: beside the writer of a data directory, or in engines. */
export interface ProjectionPlaces {
  readonly environment: Environment;
  readonly files: DataFiles;
  /** Of the lease, where several processes share the work: what is written is refused once a later epoch has written. */
  readonly epoch?: number | undefined;
}

/** Stores of its own for what folds read models. */
export interface ProjectionStores extends EstimatedFacts, AsyncDisposable {
  readonly readStore: ReadStoreWriter;
  /** There are newer facts: an embedded log looks only now and then. */
  notify(): void;
}

type FollowedLog = EstimatedFacts & { readonly notify: () => void; readonly close: () => Promise<void> };

/** Milliseconds between two looks for newer facts that nobody told of. */
const lookEvery = 1_000;

const fenced = (store: MongoReadStore, epoch: number): ReadStoreWriter => ({
  get: (view, id) => store.get(view, id),
  getMany: (view, ids) => store.getMany(view, ids),
  find: (view, query) => store.find(view, query),
  count: (view, query) => store.count(view, query),
  checkpoint: (view) => store.checkpoint(view),
  prepare: (views) => store.prepare(views),
  commit: (writes, checkpoint, views) => store.commit(writes, { ...checkpoint, epoch }, views),
  scan: (view, after, limit) => store.scan(view, after, limit),
  swap: (live, rebuilt) => store.swap(live, rebuilt),
  drop: (view) => store.drop(view),
  purge: () => store.purge(),
  close: () => store.close(),
});

const embeddedLog = async ({ files }: ProjectionPlaces): Promise<FollowedLog> => {
  const reader = await openSqliteEventReader({ path: files.eventLog, lookEvery });
  const eventStore: Pick<EventReader, 'feed' | 'head'> = reader;
  return { eventStore, factsBetween: sqliteFactsBetween, notify: () => reader.notify(), close: () => reader.close() };
};

/** A follower or read-only replica serves it where there is one. */
const logOf = async (places: ProjectionPlaces): Promise<FollowedLog> => {
  const { eventStoreUrl: connectionString } = places.environment;
  if (connectionString === undefined) return embeddedLog(places);
  const store = await openEventStoreDb({ connectionString, role: 'projections' });
  const estimated = estimatedFacts(store, (position) => Number(logPositionOf(position).commit));
  return { ...estimated, notify: () => undefined, close: () => store.close() };
};

const readStoreOf = async ({ environment, files, epoch }: ProjectionPlaces): Promise<ReadStoreWriter> => {
  const { readStoreUrl: url } = environment;
  if (url === undefined) return openSqliteReadStore({ path: files.readStore });
  const store = await openMongoReadStore(mongoPlaceOf(url));
  return epoch === undefined ? store : fenced(store, epoch);
};

/** Opens texts beside the vault that another thread or process writes. */
export const openKeysToRead = ({ environment, files }: ProjectionPlaces): Promise<VaultReader> => {
  const { privateStoreUrl: url } = environment;
  if (url === undefined) return openVaultReader({ directory: files.vaultDirectory });
  return openMongoVaultReader({ ...mongoPlaceOf(url), keyFiles: keyFilesOf(environment) });
};

/** Opens the log to read and the read models to write, where the settings say. */
export const openProjectionStores = async (places: ProjectionPlaces): Promise<ProjectionStores> => {
  await using opened = new AsyncDisposableStack();
  const log = opened.adopt(await logOf(places), (followed) => followed.close());
  const readStore = opened.adopt(await readStoreOf(places), (store) => store.close());
  const stack = opened.move();
  const { eventStore, factsBetween, notify } = log;
  return { eventStore, factsBetween, notify, readStore, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};
