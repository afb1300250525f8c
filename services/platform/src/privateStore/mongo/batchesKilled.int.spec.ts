import { type Collection, type Db, MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { onEveryMongo, temporaryMongoDatabase } from '../../testing/mongo/mongoDatabase.ts';
import { withComponent } from '../../testing/withComponent.ts';
import { Batches } from './batches.ts';
import type { Change, Kept } from './privateChanges.ts';

class Killed extends Error {
  override readonly name = 'Killed';
}

/** The database up to a call: from there on nothing reaches it any more, as where the process was killed before the call. */
const killedBefore = (db: Db, call: number): Db => {
  let calls = 0;
  const inCollection = (collection: Collection): Collection =>
    new Proxy(collection, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return async (...parameters: unknown[]) => {
          calls += 1;
          if (calls >= call) throw new Killed();
          return value.apply(target, parameters);
        };
      },
    });
  return new Proxy(db, {
    get: (target, name) =>
      name === 'collection' ? (of: string) => inCollection(target.collection(of)) : Reflect.get(target, name),
  });
};

const changes: readonly Change[] = [
  { key: 'changed', from: 1, version: 2, text: '"new"' },
  { key: 'created', from: 0, version: 1, text: '"new"' },
  { key: 'deleted', from: 1, version: 0, text: '' },
];
const before = [
  { _id: 'changed', version: 1, text: '"old"' },
  { _id: 'deleted', version: 1, text: '"old"' },
];
const after = [
  { _id: 'changed', version: 2, text: '"new"' },
  { _id: 'created', version: 1, text: '"new"' },
];
/** A batch that is never interrupted makes fewer calls. */
const callsOfABatch = 20;

/** Kills a batch before its `call`th call, then takes up what it left. */
const killedAt = async (url: string, call: number) => {
  await using place = temporaryMongoDatabase(url);
  await using client = new MongoClient(place.url);
  const db = client.db(place.database);
  const documents = db.collection<Kept>('documents');
  await documents.insertMany(before.map((kept) => ({ ...kept })));
  const made: unknown = await new Batches(killedBefore(db, call), 0).commit(changes).catch((error: unknown) => error);
  // Nothing is too young to be taken up.
  await new Batches(db, -1).recover();
  const standing = await documents.find({}, { sort: { _id: 1 } }).toArray();
  return { made, standing, batches: await db.collection('batches').countDocuments() };
};

withComponent('mongo', 'a batch of the private store', ({ path }) => {
  onEveryMongo(path, (url) => {
    it('that is killed before any of its calls stands wholly or not at all, and leaves nothing behind', async () => {
      const outcomes: boolean[] = [];
      for (let call = 1; call <= callsOfABatch; call += 1) {
        const { made, standing, batches } = await killedAt(url(), call);
        expect([before, after]).toContainEqual(standing);
        expect([made, batches]).toEqual([made === true || expect.any(Killed), 0]);
        outcomes.push(standing.length === 2 && standing[0]?.version === 2);
      }
      // Its decision is one call: nothing stands up to it, all of it from there on.
      const decided = outcomes.indexOf(true);
      expect(decided).toBeGreaterThan(3);
      expect(outcomes).toEqual(outcomes.map((_, at) => at >= decided));
      expect((await killedAt(url(), callsOfABatch)).made).toBe(true);
    });
  });
});
