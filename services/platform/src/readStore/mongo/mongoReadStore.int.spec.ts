import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { LeaseLost } from '../../leases/leases.ts';
import type { MongoPlace } from '../../mongo/mongoPlace.ts';
import { onEveryMongo, temporaryMongoDatabase } from '../../testing/mongo/mongoDatabase.ts';
import { startMongoStandIn } from '../../testing/mongo/mongoStandIn.ts';
import { checkpointAt, put, rebuiltSamples, removal, sample, samples } from '../../testing/readStoreContract/opened.ts';
import { withComponent } from '../../testing/withComponent.ts';
import { ReadStoreUnavailable } from '../readStore.ts';
import { readyWrite, writeGuarded } from './guardedWrites.ts';
import type { MongoReadStore } from './mongoReadStore.ts';
import { openMongoReader, openMongoReadStore } from './openMongo.ts';
import { collectionIn, connectReadStore } from './viewCollection.ts';

type OpenedWriter = { readonly store: MongoReadStore } & AsyncDisposable;

/** A writer that closes with the test, its view prepared. */
const openWriter = async (place: MongoPlace): Promise<OpenedWriter> => {
  const store = await openMongoReadStore(place);
  await store.prepare([samples]);
  return { store, [Symbol.asyncDispose]: () => store.close() };
};

const under = (epoch: number, position: number) => ({ ...checkpointAt(position), epoch });

withComponent('mongo', 'the read store in MongoDB', ({ path }) => {
  onEveryMongo(path, (url) => {
    describe('under leases', () => {
      it('refuses a holder whose lease a later one has followed, with all its documents', async () => {
        await using database = temporaryMongoDatabase(url());
        await using former = await openWriter(database);
        await using latter = await openWriter(database);
        await former.store.commit([put(sample('a', 1))], under(1, 1), [samples]);
        await latter.store.commit([put(sample('b', 2))], under(2, 2), [samples]);
        await expect(former.store.commit([put(sample('c', 3))], under(1, 3), [samples])).rejects.toThrow(LeaseLost);
        expect((await latter.store.scan(samples, undefined, 10)).map(({ _id }) => _id)).toEqual(['a', 'b']);
        expect(await former.store.checkpoint(samples)).toEqual(checkpointAt(2));
      });

      it('takes a later lease at an earlier position: the epoch counts, the checkpoint stays', async () => {
        await using database = temporaryMongoDatabase(url());
        await using writer = await openWriter(database);
        await writer.store.commit([], under(1, 9), [samples]);
        await writer.store.commit([], under(4, 3), [samples]);
        expect(await writer.store.checkpoint(samples)).toEqual(checkpointAt(9));
        await expect(writer.store.commit([], under(3, 10), [samples])).rejects.toThrow(LeaseLost);
        await expect(writer.store.commit([], checkpointAt(10), [samples])).rejects.toThrow(LeaseLost);
      });

      it('puts no rebuilt view of a former holder in the place of the live one', async () => {
        await using database = temporaryMongoDatabase(url());
        await using writer = await openWriter(database);
        await writer.store.prepare([rebuiltSamples]);
        await writer.store.commit([put(sample('old', 1), rebuiltSamples)], under(1, 1), [rebuiltSamples]);
        await writer.store.commit([put(sample('new', 2))], under(2, 2), [samples]);
        await expect(writer.store.swap(samples, rebuiltSamples)).rejects.toThrow(LeaseLost);
        await writer.store.commit([], under(2, 2), [rebuiltSamples]);
        await writer.store.swap(samples, rebuiltSamples);
        expect((await writer.store.scan(samples, undefined, 10)).map(({ _id }) => _id)).toEqual(['old']);
      });
    });

    describe('with two writers', () => {
      it('ends with the highest position of every document, whoever came first', async () => {
        await using database = temporaryMongoDatabase(url());
        await using one = await openWriter(database);
        await using other = await openWriter(database);
        const ids = Array.from({ length: 100 }, (_, at) => `d${at}`);
        const written = [one, other].flatMap(({ store }, writer) =>
          [1, 2, 3].map((round) => {
            const writes = ids.map((id) => put(sample(id, round * 2 + writer, { seq: round * 2 + writer })));
            return store.commit(writes, checkpointAt(round), [samples]);
          }),
        );
        await Promise.all(written);
        const found = await one.store.scan(samples, undefined, 1_000);
        expect(found.map(({ seq }) => seq)).toEqual(ids.map(() => 7));
      });
    });

    describe('after a crash', () => {
      it('between documents and checkpoint folds the same facts again, and nothing changes twice', async () => {
        await using database = temporaryMongoDatabase(url());
        await using writer = await openWriter(database);
        await writer.store.commit([put(sample('a', 1, { seq: 1 })), put(sample('b', 1))], checkpointAt(1), [samples]);
        const batch = [put(sample('a', 2, { seq: 2 })), put(sample('c', 3)), removal('b', 3)];
        const connection = connectReadStore(database);
        await connection.use((db) => writeGuarded(collectionIn(db, samples), batch.map(readyWrite)));
        await connection.close();
        expect(await writer.store.checkpoint(samples)).toEqual(checkpointAt(1));
        const crashed = await writer.store.scan(samples, undefined, 10);
        await writer.store.commit(batch, checkpointAt(3), [samples]);
        expect(await writer.store.scan(samples, undefined, 10)).toEqual(crashed);
        expect(crashed.map(({ _id, seq }) => [_id, seq])).toEqual([
          ['a', 2],
          ['c', undefined],
        ]);
      });
    });

    it('has an index for each that is declared, and one for tombstones', async () => {
      await using database = temporaryMongoDatabase(url());
      await using writer = await openWriter(database);
      await writer.store.prepare([samples]);
      const connection = connectReadStore(database);
      const indexes = await connection.use((db) => collectionIn(db, samples).listIndexes().toArray());
      await connection.close();
      expect(indexes.map(({ key }) => Object.keys(key).join(' ')).sort()).toEqual([
        '_id',
        'buried',
        'entries keys.channel keys.seq _id',
        'keys.channel keys.author/id keys.seq _id',
        'keys.channel keys.seq _id',
        'keys.value _id',
      ]);
    });

    it('sweeps tombstones one commit after the checkpoint has passed them', async () => {
      await using database = temporaryMongoDatabase(url());
      await using writer = await openWriter(database);
      const connection = connectReadStore(database);
      const tombstones = () => connection.use((db) => collectionIn(db, samples).countDocuments({ buried: { $gt: '' } }));
      await writer.store.commit([removal('a', 5), removal('b', 7)], checkpointAt(5), [samples]);
      expect(await tombstones()).toBe(2);
      await writer.store.commit([], checkpointAt(6), [samples]);
      expect(await tombstones()).toBe(1);
      await connection.close();
    });
  });

  describe('without its server', () => {
    it('is refused in 5 s when it is opened, and the password stands in no message', async () => {
      const place = { url: 'mongodb://chat:hidden@127.0.0.1:1/?directConnection=true', database: 'chat' };
      const refusal = await openMongoReadStore(place).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(ReadStoreUnavailable);
      expect(String(refusal)).not.toContain('hidden');
    });

    it('is refused where the connection string is malformed, which no message repeats', async () => {
      for (const url of ['postgres://chat:hidden@host', 'mongodb://chat:hidden@', 'mongodb://chat:hidden@a,b:x/?w=1&w=2']) {
        const refusal = await openMongoReader({ url, database: 'chat' }).catch((error: unknown) => error);
        expect(refusal).toBeInstanceOf(ReadStoreUnavailable);
        expect(JSON.stringify([String(refusal), (refusal as Error).cause])).not.toContain('hidden');
      }
    });

    it('answers that it is unavailable while the server is away', async () => {
      const server = await startMongoStandIn(path);
      await using writer = await openWriter({ url: server.url, database: 'chat' });
      await writer.store.commit([put(sample('a', 1))], checkpointAt(1), [samples]);
      await server[Symbol.asyncDispose]();
      await expect(writer.store.get(samples, 'a')).rejects.toThrow(ReadStoreUnavailable);
      await expect(writer.store.commit([put(sample('a', 2))], checkpointAt(2), [samples])).rejects.toThrow(ReadStoreUnavailable);
    });

    it('gives a silent server up after 5 s', async () => {
      const silent = createServer(() => undefined);
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      const address = silent.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const reader = await openMongoReader({ url: `mongodb://127.0.0.1:${port}/?directConnection=true`, database: 'chat' });
      const asked = performance.now();
      await expect(reader.get(samples, 'a')).rejects.toThrow(ReadStoreUnavailable);
      expect(performance.now() - asked).toBeLessThan(7_000);
      await reader.close();
      silent.close();
    });
  });
});
