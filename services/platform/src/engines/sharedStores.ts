import { checkedEventStore } from '../eventStore/checkedEventStore.ts';
import { openEventStoreDb } from '../eventStore/esdb/openEventStoreDb.ts';
import { CredentialsRefused } from '../eventStore/esdb/outages.ts';
import { type EventStore, EventStoreUnavailable } from '../eventStore/eventStore.ts';
import type { Log } from '../log/log.ts';
import { openMongoPrivateStore } from '../privateStore/mongo/openMongoPrivateStore.ts';
import { type PrivateStore, PrivateStoreUnavailable } from '../privateStore/privateStore.ts';
import { openMongoReader } from '../readStore/mongo/openMongo.ts';
import type { ReadStore } from '../readStore/readStore.ts';
import { openMongoVault } from '../vault/mongo/openMongoVault.ts';
import type { KeyFiles } from '../vault/mongo/wrappingKeys.ts';
import { type Vault, VaultUnavailable } from '../vault/vault.ts';
import { mongoPlaceOf } from './mongoPlaceOf.ts';
import { patiently } from './patience.ts';
import type { EngineName } from './requiredEngines.ts';

/** What reaches the stores of several processes. */
export type SharedPlaces = Readonly<Record<Exclude<EngineName, 'redisUrl'>, string>> & { readonly vaultOldKeyFile?: string };

/** Stores that several processes share. */
export interface SharedStores extends AsyncDisposable {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly privateStore: PrivateStore;
  readonly vault: Vault;
}

const isLogAway = (error: unknown): boolean => error instanceof EventStoreUnavailable && !(error instanceof CredentialsRefused);

/** Opens them, and waits for those that are away. A first start makes the private store and the vault. */
export const openSharedStores = async (places: SharedPlaces, log: Log): Promise<SharedStores> => {
  await using opened = new AsyncDisposableStack();
  const own = <Store extends { close(): Promise<void> }>(store: Store): Store => opened.adopt(store, (one) => one.close());
  const { eventStoreUrl: connectionString, readStoreUrl, privateStoreUrl, vaultKeyFile, vaultOldKeyFile } = places;
  const keyFiles: KeyFiles = vaultOldKeyFile === undefined ? [vaultKeyFile] : [vaultKeyFile, vaultOldKeyFile];
  const ofLog = { setting: 'ESDB_URI', isAway: isLogAway, log };
  const eventStore = own(await patiently(() => openEventStoreDb({ connectionString, role: 'commands' }), ofLog));
  const place = mongoPlaceOf(privateStoreUrl);
  const isAway = (error: unknown) => error instanceof PrivateStoreUnavailable || error instanceof VaultUnavailable;
  const ofKeys = { setting: 'PRIVATE_MONGO_URL', isAway, log };
  const privateStore = own(await patiently(() => openMongoPrivateStore(place), ofKeys));
  const hasFacts = (await eventStore.head()) !== undefined;
  const vault = own(await patiently(() => openMongoVault({ ...place, keyFiles, create: !hasFacts }), ofKeys));
  const readStore = own(await openMongoReader(mongoPlaceOf(readStoreUrl)));
  const stack = opened.move();
  return {
    eventStore: checkedEventStore(eventStore),
    readStore,
    privateStore,
    vault,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};
