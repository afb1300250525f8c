import { logPositionOf } from '../eventStore/esdb/esdbPositions.ts';
import { openEventStoreDb } from '../eventStore/esdb/openEventStoreDb.ts';
import type { MongoReadStore } from '../readStore/mongo/mongoReadStore.ts';
import { openMongoReadStore } from '../readStore/mongo/openMongo.ts';
import type { ReadStoreWriter } from '../readStore/readStore.ts';
import { type EstimatedFacts, estimatedFacts } from './estimatedFacts.ts';
import { mongoPlaceOf } from './mongoPlaceOf.ts';
import type { SharedPlaces } from './sharedStores.ts';

/** What the holder of a lease folds from and writes to. */
export interface ProjectionStores extends EstimatedFacts, AsyncDisposable {
  readonly readStore: ReadStoreWriter;
}

/** The same store under a lease: what it writes is refused once a later epoch has written. */
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

/** Opens them for the holder of the lease of this epoch. Reads of the log rather go to a follower. */
export const openProjectionStores = async (
  { eventStoreUrl: connectionString, readStoreUrl }: Pick<SharedPlaces, 'eventStoreUrl' | 'readStoreUrl'>,
  epoch: number,
): Promise<ProjectionStores> => {
  await using opened = new AsyncDisposableStack();
  const log = opened.adopt(await openEventStoreDb({ connectionString, role: 'projections' }), (store) => store.close());
  const readStore = opened.adopt(await openMongoReadStore(mongoPlaceOf(readStoreUrl)), (store) => store.close());
  const stack = opened.move();
  return {
    ...estimatedFacts(log, (position) => Number(logPositionOf(position).commit)),
    readStore: fenced(readStore, epoch),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};
