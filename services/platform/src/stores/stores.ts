import { peopleView } from '@chat/schema/views';
import { lockDataDir } from '../dataDir/dataDir.ts';
import { dataFiles } from '../dataDir/dataFiles.ts';
import type { Environment } from '../env/environment.ts';
import { checkedEventStore } from '../eventStore/checkedEventStore.ts';
import type { EventStore } from '../eventStore/eventStore.ts';
import type { WriterStatistics } from '../eventStore/sqliteEventStore.ts';
import type { Log } from '../log/log.ts';
import type { PrivateStore } from '../privateStore/privateStore.ts';
import type { ReadStore } from '../readStore/readStore.ts';
import type { Vault } from '../vault/vault.ts';
import { openKeys, openLog, openPrivateStore, openReadModels } from './openParts.ts';

/** The stores of a process. */
export interface Stores extends AsyncDisposable {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly privateStore: PrivateStore;
  readonly vault: Vault;
  /** What the embedded log counted since the start: facts, appends, commits. Nothing of an engine. */
  statistics(): WriterStatistics;
}

/** Whether anything of it lies in the data directory, which one process at a time may have open. */
const isEmbedded = ({ eventStoreUrl, readStoreUrl, privateStoreUrl }: Environment): boolean =>
  [eventStoreUrl, readStoreUrl, privateStoreUrl].includes(undefined);

/**
 * Opens each store where the settings say: in an engine, which is waited for where it is away, else in the data directory, which is
 * locked. Empty ones become a new instance; a log without its vault stops the start, since nothing that people wrote could be read.
 */
export const openStores = async (environment: Environment, log: Log): Promise<Stores> => {
  await using opened = new AsyncDisposableStack();
  const { dataDirectory } = environment;
  if (isEmbedded(environment)) opened.use(lockDataDir(dataDirectory));
  const places = { environment, files: dataFiles(dataDirectory), log };
  // Each embedded store starts a thread of its own: this one's starts while the log's does.
  const opening = openPrivateStore(places);
  // Whoever waits for it below is told; nobody does where the log cannot be opened.
  const privateStoreOrNone = opening.catch(() => undefined);
  opened.defer(async () => (await privateStoreOrNone)?.close());
  const { store, statistics } = await openLog(places);
  const eventStore = opened.adopt(checkedEventStore(store), (one) => one.close());
  const hasFacts = (await eventStore.head()) !== undefined;
  const privateStore = await opening;
  const vault = opened.adopt(await openKeys(places, !hasFacts), (keys) => keys.close());
  const readStore = opened.adopt(await openReadModels(places), (one) => one.close());
  // An embedded one opens its file at the first read: a torn one is told of now, not to the first who asks.
  if (environment.readStoreUrl === undefined) await readStore.checkpoint(peopleView);
  const stack = opened.move();
  return { eventStore, readStore, privateStore, vault, statistics, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};
