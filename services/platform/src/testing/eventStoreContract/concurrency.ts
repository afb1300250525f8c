import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type EventStore, type ExpectedRevision, WrongExpectedRevision } from '../../eventStore/eventStore.ts';
import { sampleFact, sampleFacts, sampleStream } from '../sampleFacts.ts';
import { follow, headPosition, idsOf, type OpenEventStore } from './opened.ts';

/** Appends with retries at the actual revision, as writers do that share a stream. */
const appendSometime = async (store: EventStore, stream: string, id: number): Promise<string[]> => {
  const facts = sampleFacts(1 + (id % 3));
  let expected: ExpectedRevision = 'no_stream';
  for (;;) {
    try {
      await store.append(stream, expected, facts);
      return idsOf(facts);
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      expected = error.actual;
    }
  }
};

/** Many writers at once. */
export const concurrencyCases = (open: OpenEventStore): void => {
  describe('concurrent writers', () => {
    it('of several appends at one revision exactly one holds', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, () => opened.store.append(stream, 'no_stream', [sampleFact()])),
      );
      const refused = results.filter(({ status }) => status === 'rejected');
      expect(refused).toHaveLength(19);
      for (const result of refused) expect(result).toMatchObject({ reason: { name: 'WrongExpectedRevision', actual: 0 } });
      expect(await opened.store.read(stream)).toHaveLength(1);
    });

    it('one that is refused fails no other that was sent beside it', async () => {
      await using opened = await open();
      const taken = sampleStream();
      await opened.store.append(taken, 'no_stream', [sampleFact()]);
      const results = await Promise.allSettled(
        Array.from({ length: 30 }, (_, index) =>
          opened.store.append(index % 3 === 0 ? taken : sampleStream(), 'no_stream', [sampleFact()]),
        ),
      );
      expect(results.map(({ status }) => status === 'fulfilled')).toEqual(
        Array.from({ length: 30 }, (_, index) => index % 3 !== 0),
      );
    });

    it('appends to one stream sent in order, each at the next revision, all hold', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const facts = sampleFacts(100);
      await Promise.all(facts.map((fact, index) => opened.store.append(stream, index === 0 ? 'no_stream' : index - 1, [fact])));
      expect(idsOf(await opened.store.read(stream))).toEqual(idsOf(facts));
    });

    it('writers that contend for one stream all get in, whole batch by whole batch', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const batches = await Promise.all(Array.from({ length: 25 }, (_, index) => appendSometime(opened.store, stream, index)));
      const stored = idsOf(await opened.store.read(stream));
      expect(stored).toHaveLength(batches.flat().length);
      for (const batch of batches) {
        const start = stored.indexOf(batch[0] ?? '');
        expect(stored.slice(start, start + batch.length)).toEqual(batch);
      }
    });

    it('feeds opened in the midst of appends join their live end without hole or double', async () => {
      await using opened = await open();
      const { store } = opened;
      const after = await headPosition(store);
      const ids: string[] = [];
      const write = async () => {
        const stream = sampleStream();
        for (let revision = -1; revision < 40; revision += 1) {
          const fact = sampleFact();
          await store.append(stream, revision < 0 ? 'no_stream' : revision, [fact]);
          ids.push(fact.id);
        }
      };
      const writers = Array.from({ length: 20 }, write);
      await using feeds = new AsyncDisposableStack();
      const followed = [];
      for (let count = 0; count < 10; count += 1) {
        followed.push(feeds.use(follow(store, after)));
        await store.append(sampleStream(), 'no_stream', [sampleFact()]);
      }
      await Promise.all(writers);
      const order = idsOf((await readAll(store, after, ids)).facts);
      for (const feed of followed) {
        await feed.reached(ids);
        expect(idsOf(feed.facts)).toEqual(order);
      }
    });

    it('a read of a growing stream is always a whole beginning of it', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const facts = sampleFacts(90);
      const write = async () => {
        for (let written = 0; written < facts.length; written += 3)
          await opened.store.append(stream, written === 0 ? 'no_stream' : written - 1, facts.slice(written, written + 3));
      };
      const writing = write();
      let length = 0;
      while (length < facts.length) {
        const read = await opened.store.read(stream);
        expect(idsOf(read)).toEqual(idsOf(facts.slice(0, read.length)));
        expect(read.length % 3).toBe(0);
        expect(read.length).toBeGreaterThanOrEqual(length);
        length = read.length;
        await nextTurn();
      }
      await writing;
    });
  });
};

const readAll = async (store: EventStore, after: string | undefined, ids: readonly string[]) => {
  await using feed = follow(store, after);
  await feed.reached(ids);
  return { facts: feed.facts };
};
