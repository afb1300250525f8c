import type { MongoPlace } from '../../mongo/mongoPlace.ts';
import { type PrivateStore, PrivateStoreUnavailable } from '../privateStore.ts';

/** A batch that is open for longer was left by a crash. */
const patienceMillis = 10_000;

/**
 * The private store in a database of its own of MongoDB 4.4 or later, shared by all nodes. A write resolves once a majority has
 * it; names, sizes and errors are those of `openSqlitePrivateStore`. MongoDB has no command that takes bytes out of its
 * files: what was deleted or replaced leaves with the blocks that it reuses, the journal and the oplog, so its disks are
 * encrypted. `PrivateStoreUnavailable` where no primary answers within 5 s, now or later; it reconnects by itself.
 */
export const openMongoPrivateStore = async (place: MongoPlace): Promise<PrivateStore> => {
  // The driver takes half a second of a start.
  const [{ MongoConnection }, { MongoPrivateStore }] = await Promise.all([
    import('../../mongo/mongoConnection.ts'),
    import('./mongoPrivateStore.ts'),
  ]);
  const unavailable = (message: string, options?: ErrorOptions) =>
    new PrivateStoreUnavailable(`private store: ${message}`, options);
  const connection = new MongoConnection(place, unavailable);
  const store = new MongoPrivateStore(connection, patienceMillis);
  try {
    await store.prepare();
    return store;
  } catch (error) {
    await connection.close();
    throw error;
  }
};
