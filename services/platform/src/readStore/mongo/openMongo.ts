import type { MongoPlace } from '../../mongo/mongoPlace.ts';
import type { ReadStore } from '../readStore.ts';
import type { MongoReadStore } from './mongoReadStore.ts';

// The driver takes half a second of a start, so that it is loaded where MongoDB is used only.

/**
 * The read store in MongoDB 4.4 or later: one collection a view in the named database. One writer a view at a time, which
 * leases make sure of; readers open a connection of their own with `openMongoReader`. `ReadStoreUnavailable` where no primary
 * answers within 5 s, now or later; it reconnects by itself.
 */
export const openMongoReadStore = async (place: MongoPlace): Promise<MongoReadStore> => {
  const [{ connectReadStore }, { MongoReadStore: Store }] = await Promise.all([
    import('./viewCollection.ts'),
    import('./mongoReadStore.ts'),
  ]);
  const connection = connectReadStore(place);
  try {
    await connection.read((db) => db.command({ ping: 1 }));
    return new Store(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
};

/**
 * A connection for queries beside the writer of another process, made at the first call: the server may come later. Every call
 * sees only what a majority of the servers has; of a batch that is being written it may see a part, whose checkpoint does not
 * stand yet. `ReadStoreUnavailable` where no primary answers within 5 s.
 */
export const openMongoReader = async (place: MongoPlace): Promise<ReadStore> => {
  const [{ connectReadStore }, { MongoReader }] = await Promise.all([import('./viewCollection.ts'), import('./mongoReader.ts')]);
  return new MongoReader(connectReadStore(place));
};
