import { peopleView } from '@chat/schema/views';
import { type DataDirLock, lockDataDir } from '../dataDir/dataDir.ts';
import { dataFiles } from '../dataDir/dataFiles.ts';
import { checkedEventStore } from '../eventStore/checkedEventStore.ts';
import { openSqliteEventStore, type SqliteEventStore } from '../eventStore/sqliteEventStore.ts';
import type { PrivateStore } from '../privateStore/privateStore.ts';
import { openSqlitePrivateStore } from '../privateStore/sqlitePrivateStore.ts';
import type { ReadStore } from '../readStore/readStore.ts';
import { openSqliteReader } from '../readStore/sqlite/sqliteReader.ts';
import { openVault } from '../vault/openVault.ts';
import type { Vault } from '../vault/vault.ts';

/** The embedded stores of one data directory, held by this process. */
export interface Stores extends AsyncDisposable {
  readonly lock: DataDirLock;
  readonly eventStore: SqliteEventStore;
  readonly readStore: ReadStore;
  readonly privateStore: PrivateStore;
  readonly vault: Vault;
}

/**
 * Locks the directory and opens everything in it. An empty one becomes a new instance; a log without its vault stops the
 * start, since nothing that people wrote could be read.
 */
export const openStores = async (directory: string): Promise<Stores> => {
  await using opened = new AsyncDisposableStack();
  const lock = opened.use(lockDataDir(directory));
  const files = dataFiles(directory);
  // Each store starts a thread of its own: this one's starts while the log's does.
  const opening = openSqlitePrivateStore({ path: files.privateStore });
  // Whoever waits for it below is told; nobody does where the log cannot be opened.
  const privateStoreOrNone = opening.catch(() => undefined);
  opened.defer(async () => (await privateStoreOrNone)?.close());
  const log = opened.adopt(await openSqliteEventStore({ path: files.eventLog }), (store) => store.close());
  const eventStore: SqliteEventStore = { ...checkedEventStore(log), statistics: () => log.statistics() };
  const hasFacts = (await eventStore.head()) !== undefined;
  const privateStore = await opening;
  const vault = opened.adopt(await openVault({ directory: files.vaultDirectory, create: !hasFacts }), (keys) => keys.close());
  const readStore = opened.adopt(await openSqliteReader({ path: files.readStore }), (store) => store.close());
  // It opens its file at the first read: a torn one is told of now, not to the first who asks.
  await readStore.checkpoint(peopleView);
  const stack = opened.move();
  return { lock, eventStore, readStore, privateStore, vault, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};
