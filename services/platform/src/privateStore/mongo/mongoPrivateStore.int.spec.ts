import { type Db, MongoClient } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { MongoConnection } from '../../mongo/mongoConnection.ts';
import type { MongoPlace } from '../../mongo/mongoPlace.ts';
import { DocumentTooLarge } from '../../readStore/readStore.ts';
import { onEveryMongo, temporaryMongoDatabase } from '../../testing/mongo/mongoDatabase.ts';
import { privateStoreContract } from '../../testing/privateStoreContract.ts';
import { withComponent } from '../../testing/withComponent.ts';
import { type PrivateStore, PrivateStoreUnavailable } from '../privateStore.ts';
import type { Batch } from './batches.ts';
import { MongoPrivateStore } from './mongoPrivateStore.ts';
import { openMongoPrivateStore } from './openMongoPrivateStore.ts';
import { type Kept, keyOf } from './privateChanges.ts';

const unavailable = (message: string) => new PrivateStoreUnavailable(message);

/** What a batch of a crashed node has left: two documents told what it wants, and what it had decided. */
const leaveBatch = async (place: MongoPlace, state: Batch['state'] | 'GIVEN_UP', at: Date): Promise<void> => {
  await using client = new MongoClient(place.url);
  const db: Db = client.db(place.database);
  const lock = (version: number, text: string) => ({ batch: 'left', version, text });
  const documents = db.collection<Kept>('documents');
  await documents.updateOne({ _id: keyOf('c', 'changed') }, { $set: { lock: lock(2, '"new"') } });
  await documents.updateOne({ _id: keyOf('c', 'deleted') }, { $set: { lock: lock(0, '') } });
  await documents.insertOne({ _id: keyOf('c', 'created'), version: 0, text: '', lock: lock(1, '"new"') });
  if (state !== 'GIVEN_UP') await db.collection<Batch>('batches').insertOne({ _id: 'left', state, at });
};

const standing = async (store: PrivateStore): Promise<readonly unknown[]> => {
  const found = ['changed', 'created', 'deleted'].map(async (id) => (await store.get('c', id))?.value);
  return Promise.all(found);
};
const before = ['old', undefined, 'old'];
const after = ['new', 'new', undefined];

withComponent('mongo', 'the private store in MongoDB', ({ path }) => {
  onEveryMongo(path, (url, server) => {
    privateStoreContract(`MongoDB (${server})`, async () => {
      const database = temporaryMongoDatabase(url());
      const stores = [await openMongoPrivateStore(database)] as const;
      const reopened: PrivateStore[] = [];
      return {
        store: stores[0],
        reopen: async () => {
          await stores[0].close();
          const store = await openMongoPrivateStore(database);
          reopened.push(store);
          return store;
        },
        [Symbol.asyncDispose]: async () => {
          for (const store of [...stores, ...reopened]) await store.close();
          await database[Symbol.asyncDispose]();
        },
      };
    });

    /** A store with two documents, on which a batch was left in the middle. */
    const withLeftBatch = async (
      state: Batch['state'] | 'GIVEN_UP',
      { at = new Date(), patienceMillis = 10_000 },
      work: (store: PrivateStore, place: MongoPlace) => Promise<void>,
    ): Promise<void> => {
      await using place = temporaryMongoDatabase(url());
      const store = new MongoPrivateStore(new MongoConnection(place, unavailable), patienceMillis);
      await store.prepare();
      await store.write(['changed', 'deleted'].map((id) => ({ collection: 'c', id, value: 'old' })));
      await leaveBatch(place, state, at);
      await work(store, place);
      await store.close();
    };
    const long = new Date(0);

    describe('a batch that a crash left', () => {
      it('after it was decided stands for every reader, all of it', async () => {
        await withLeftBatch('DONE', {}, async (store) => {
          expect(await standing(store)).toEqual(after);
        });
      });

      it('after it was decided stands in lists', async () => {
        await withLeftBatch('DONE', {}, async (store) => {
          expect((await store.list('c', { limit: 10 })).map(({ id }) => id)).toEqual(['changed', 'created']);
        });
      });

      it('while it is open changes nothing for readers, and waits for nobody else for ever', async () => {
        await withLeftBatch('OPEN', {}, async (store) => {
          expect(await standing(store)).toEqual(before);
          expect((await store.list('c', { limit: 10 })).map(({ id }) => id)).toEqual(['changed', 'deleted']);
        });
        await withLeftBatch('OPEN', { at: long }, async (store) => {
          expect(await store.write([{ collection: 'c', id: 'changed', value: 'mine', expected: 1 }])).toBe(true);
          expect(await standing(store)).toEqual(['mine', undefined, 'old']);
        });
      });

      it('and that was given up is as if it had never been', async () => {
        await withLeftBatch('GIVEN_UP', {}, async (store) => {
          expect(await standing(store)).toEqual(before);
          expect(await store.write([{ collection: 'c', id: 'created', value: 'mine', expected: 0 }])).toBe(true);
        });
      });

      it('is taken up by the next start, and nothing of it is left', async () => {
        for (const [state, wanted] of [
          ['DONE', after],
          ['OPEN', before],
        ] as const) {
          await withLeftBatch(state, { at: long }, async (_, place) => {
            const store = await openMongoPrivateStore(place);
            expect(await standing(store)).toEqual(wanted);
            await store.close();
            await using client = new MongoClient(place.url);
            const db = client.db(place.database);
            expect(await db.collection('batches').countDocuments()).toBe(0);
            expect(await db.collection('documents').countDocuments({ lock: { $exists: true } })).toBe(0);
          });
        }
      });
    });

    it('moves sums between documents of several nodes without losing or making any', async () => {
      await using place = temporaryMongoDatabase(url());
      const nodes = await Promise.all([openMongoPrivateStore(place), openMongoPrivateStore(place)]);
      const [first] = nodes;
      const ids = ['a', 'b', 'c'];
      await first?.write(ids.map((id) => ({ collection: 'sums', id, value: 100 })));
      const move = async (store: PrivateStore, from: string, to: string): Promise<void> => {
        const [source, target] = [await store.get<number>('sums', from), await store.get<number>('sums', to)];
        const write = (id: string, found: typeof source, by: number) =>
          ({ collection: 'sums', id, value: (found?.value ?? 0) + by, expected: found?.version ?? 0 }) as const;
        if (!(await store.write([write(from, source, -1), write(to, target, 1)]))) await move(store, from, to);
      };
      const moves = Array.from({ length: 12 }, (_, at) => {
        const [from = 'a', to = 'b'] = [ids[at % 3], ids[(at + 1 + (at % 2)) % 3]];
        return nodes.map((store) => move(store, from, to));
      });
      await Promise.all(moves.flat());
      const found = await first?.list<number>('sums', { limit: 10 });
      expect(found?.reduce((sum, { value }) => sum + value, 0)).toBe(300);
      expect(found?.reduce((sum, { version }) => sum + version, 0)).toBe(3 + 48);
      for (const store of nodes) await store.close();
    });

    it('refuses what is larger than 256 KiB and what has no printable name', async () => {
      await using place = temporaryMongoDatabase(url());
      const store = await openMongoPrivateStore(place);
      const write = (id: string, value: string) => store.write([{ collection: 'c', id, value }]);
      await expect(write('a', 'x'.repeat(262_144))).rejects.toThrow(DocumentTooLarge);
      await expect(write('a\n', 'x')).rejects.toThrow(RangeError);
      await expect(store.list('c', { limit: 0 })).rejects.toThrow(RangeError);
      await store.close();
    });
  });

  it('is refused where no server answers, and the password stands in no message', async () => {
    const place = { url: 'mongodb://chat:hidden@127.0.0.1:1/?directConnection=true', database: 'chat' };
    const refusal = await openMongoPrivateStore(place).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(PrivateStoreUnavailable);
    expect(String(refusal)).not.toContain('hidden');
  });
});
