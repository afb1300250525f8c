import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { EventStore } from '../../eventStore/eventStore.ts';
import { sampleFact, sampleFacts, sampleStream } from '../sampleFacts.ts';
import { follow, headPosition, idsOf, type OpenEventStore } from './opened.ts';

const writeBatches = async (store: EventStore, batches: number, facts: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let batch = 0; batch < batches; batch += 1) {
    const written = sampleFacts(facts);
    await store.append(sampleStream(), 'no_stream', written);
    ids.push(...idsOf(written));
  }
  return ids;
};

/** The ordered feed of everything. */
export const feedCases = (open: OpenEventStore): void => {
  describe('feed', () => {
    it('without a position begins at the first fact', async () => {
      await using opened = await open();
      const ids = await writeBatches(opened.store, 5, 4);
      await using feed = follow(opened.store);
      await feed.reached(ids);
      expect(idsOf(feed.facts).slice(-20)).toEqual(ids);
    });

    it('begins after the position, not at it', async () => {
      await using opened = await open();
      const { positions } = await opened.store.append(sampleStream(), 'no_stream', sampleFacts(5));
      const ids = await writeBatches(opened.store, 1, 3);
      await using feed = follow(opened.store, positions[4]);
      await feed.reached(ids);
      expect(idsOf(feed.facts)).toEqual(ids);
    });

    it('may begin in the middle of a batch', async () => {
      await using opened = await open();
      const facts = sampleFacts(6);
      const { positions } = await opened.store.append(sampleStream(), 'no_stream', facts);
      await using feed = follow(opened.store, positions[2]);
      await feed.reached(idsOf(facts.slice(3)));
      expect(idsOf(feed.facts)).toEqual(idsOf(facts.slice(3)));
    });

    it('holds facts as reads show them', async () => {
      await using opened = await open();
      const after = await headPosition(opened.store);
      const stream = sampleStream();
      await using live = follow(opened.store, after);
      const facts = sampleFacts(3);
      await opened.store.append(stream, 'no_stream', facts);
      await live.reached(idsOf(facts));
      await using late = follow(opened.store, after);
      await late.reached(idsOf(facts));
      expect(live.facts).toEqual(await opened.store.read(stream));
      expect(late.facts).toEqual(live.facts);
    });

    it('goes on live, in the order of positions, without hole or double', async () => {
      await using opened = await open();
      await using feed = follow(opened.store, await headPosition(opened.store));
      const ids = await writeBatches(opened.store, 40, 3);
      await feed.reached(ids);
      expect(idsOf(feed.facts)).toEqual(ids);
    });

    it('a live fact comes within 100 ms of its answer', async () => {
      await using opened = await open();
      await using feed = follow(opened.store, await headPosition(opened.store));
      const late: number[] = [];
      for (let number = 0; number < 21; number += 1) {
        const fact = sampleFact();
        await opened.store.append(sampleStream(), 'no_stream', [fact]);
        const answered = performance.now();
        await feed.reached([fact.id]);
        late.push(performance.now() - answered);
      }
      // The median: a machine shared with others may pause once.
      expect(late.sort((one, other) => one - other)[10]).toBeLessThan(100);
    });

    it('batches have at most 1,000 facts and are never empty', async () => {
      await using opened = await open();
      const after = await headPosition(opened.store);
      const ids = await writeBatches(opened.store, 10, 250);
      const store = await opened.reopen();
      await using feed = follow(store, after);
      await feed.reached(ids);
      const sizes = feed.batches.map(({ length }) => length);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000);
      expect(Math.min(...sizes)).toBeGreaterThan(0);
      expect(idsOf(feed.facts)).toEqual(ids);
    });

    it('several feeds from several positions each get all that is theirs', async () => {
      await using opened = await open();
      const { positions } = await opened.store.append(sampleStream(), 'no_stream', sampleFacts(10));
      await using first = follow(opened.store, positions[0]);
      await using second = follow(opened.store, positions[5]);
      await using third = follow(opened.store, positions[9]);
      const ids = await writeBatches(opened.store, 10, 5);
      await Promise.all([first, second, third].map((feed) => feed.reached(ids)));
      expect([first, second, third].map(({ facts }) => facts.length)).toEqual([59, 54, 50]);
    });

    it('a consumer that stops reading holds up nobody, and goes on without hole or double', async () => {
      await using opened = await open();
      const after = await headPosition(opened.store);
      const controller = new AbortController();
      const slow = opened.store.feed(after, controller.signal)[Symbol.asyncIterator]();
      await using fast = follow(opened.store, after);
      const ids = await writeBatches(opened.store, 1, 5);
      const seen = idsOf((await slow.next()).value ?? []);
      ids.push(...(await writeBatches(opened.store, 24, 250)));
      await fast.reached(ids);
      while (seen.length < ids.length) seen.push(...idsOf((await slow.next()).value ?? []));
      expect(seen).toEqual(ids);
      expect(idsOf(fast.facts)).toEqual(ids);
      controller.abort();
      expect((await slow.next()).done).toBe(true);
    });

    it('ends when it is aborted while it waits, and leaves no listener and no timer behind', async () => {
      await using opened = await open();
      const resources = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
      const before = resources();
      const controller = new AbortController();
      const feed = opened.store.feed(await headPosition(opened.store), controller.signal)[Symbol.asyncIterator]();
      const waiting = feed.next();
      controller.abort();
      expect(await waiting).toEqual({ done: true, value: undefined });
      expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
      expect(resources()).toBeLessThanOrEqual(before);
    });

    it('an abort leaves no listener behind even where nobody reads on', async () => {
      await using opened = await open();
      await writeBatches(opened.store, 1, 1);
      const controller = new AbortController();
      const feed = opened.store.feed(undefined, controller.signal)[Symbol.asyncIterator]();
      await feed.next();
      controller.abort();
      expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    });

    it('is over at once where the signal was aborted before', async () => {
      await using opened = await open();
      await writeBatches(opened.store, 1, 1);
      const batches = [];
      for await (const batch of opened.store.feed(undefined, AbortSignal.abort())) batches.push(batch);
      expect(batches).toEqual([]);
    });

    it('a consumer may leave a feed by breaking out of its loop', async () => {
      await using opened = await open();
      await writeBatches(opened.store, 1, 1);
      const { signal } = new AbortController();
      for await (const batch of opened.store.feed(undefined, signal)) {
        expect(batch.length).toBeGreaterThan(0);
        break;
      }
      expect(getEventListeners(signal, 'abort')).toEqual([]);
    });
  });
};
