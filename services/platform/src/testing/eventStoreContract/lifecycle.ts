import { describe, expect, it } from 'vitest';
import { EventStoreUnavailable } from '../../eventStore/eventStore.ts';
import { sampleFact, sampleFacts, sampleStream } from '../sampleFacts.ts';
import { follow, headPosition, idsOf, type OpenEventStore } from './opened.ts';

/** Closing and opening again. */
export const lifecycleCases = (open: OpenEventStore): void => {
  describe('closing and opening again', () => {
    it('everything is there after reopening, at its place', async () => {
      await using opened = await open();
      const stream = sampleStream();
      await opened.store.append(stream, 'no_stream', sampleFacts(5));
      const before = await opened.store.read(stream);
      const head = await opened.store.head();
      const store = await opened.reopen();
      expect(await store.read(stream)).toEqual(before);
      expect(await store.head()).toEqual(head);
    });

    it('a reopened log goes on with the next revision and higher positions', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const first = await opened.store.append(stream, 'no_stream', sampleFacts(5));
      const store = await opened.reopen();
      const second = await store.append(stream, 4, [sampleFact()]);
      expect(second.firstRevision).toBe(5);
      expect([...first.positions, ...second.positions].sort()).toEqual([...first.positions, ...second.positions]);
    });

    it('a feed goes on from a position of before the reopening', async () => {
      await using opened = await open();
      const { positions } = await opened.store.append(sampleStream(), 'no_stream', sampleFacts(5));
      const store = await opened.reopen();
      const fact = sampleFact();
      await using feed = follow(store, positions[4]);
      await store.append(sampleStream(), 'no_stream', [fact]);
      await feed.reached([fact.id]);
      expect(idsOf(feed.facts)).toEqual([fact.id]);
    });

    it('close finishes what was accepted', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const facts = sampleFacts(50);
      const appends = facts.map((fact, index) => opened.store.append(stream, index === 0 ? 'no_stream' : index - 1, [fact]));
      const closing = opened.store.close();
      await Promise.all(appends);
      await closing;
      const store = await opened.reopen();
      expect(idsOf(await store.read(stream))).toEqual(idsOf(facts));
    });

    it('a closed store refuses appends, reads and the head', async () => {
      await using opened = await open();
      await opened.store.close();
      await expect(opened.store.append(sampleStream(), 'no_stream', [sampleFact()])).rejects.toThrow(EventStoreUnavailable);
      await expect(opened.store.read(sampleStream())).rejects.toThrow(EventStoreUnavailable);
      await expect(opened.store.head()).rejects.toThrow(EventStoreUnavailable);
    });

    it('closing ends a waiting feed with EventStoreUnavailable, and a feed of a closed store as well', async () => {
      await using opened = await open();
      const { signal } = new AbortController();
      const after = await headPosition(opened.store);
      const waiting = opened.store.feed(after, signal)[Symbol.asyncIterator]().next();
      const outcome = expect(waiting).rejects.toThrow(EventStoreUnavailable);
      await opened.store.close();
      await outcome;
      const late = opened.store.feed(after, signal)[Symbol.asyncIterator]().next();
      await expect(late).rejects.toThrow(EventStoreUnavailable);
    });

    it('closing twice is closing once', async () => {
      await using opened = await open();
      await Promise.all([opened.store.close(), opened.store.close()]);
      await expect(opened.store.close()).resolves.toBeUndefined();
    });
  });
};
