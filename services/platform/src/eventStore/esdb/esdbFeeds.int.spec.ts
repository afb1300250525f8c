import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { openEsdbFace } from '../../testing/esdbFace/esdbFace.ts';
import { follow, idsOf } from '../../testing/eventStoreContract/opened.ts';
import { sampleFact, sampleFacts, sampleStream } from '../../testing/sampleFacts.ts';
import { temporaryDirectory } from '../../testing/temporaryDirectory.ts';
import { type EventStoreDbOptions, openEventStoreDb } from './openEventStoreDb.ts';

const openOn = async (port: number, options: Partial<EventStoreDbOptions> = {}) => {
  const connectionString = `esdb://127.0.0.1:${port}?tls=false`;
  const store = await openEventStoreDb({ connectionString, role: 'projections', prefixes: ['sample-'], ...options });
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() });
};

const activeResources = () => process.getActiveResourcesInfo().filter((name) => name !== 'Immediate').length;

describe('feeds', () => {
  it('a hundred that were aborted leave no call at the node and no handle here, also where nobody reads on', async () => {
    await using directory = await temporaryDirectory();
    await using face = await openEsdbFace({ directory: directory.path });
    await using store = await openOn(face.port);
    await store.append(sampleStream(), 'no_stream', sampleFacts(20));
    const before = activeResources();
    for (let count = 0; count < 100; count += 1) {
      const controller = new AbortController();
      const feed = store.feed(undefined, controller.signal)[Symbol.asyncIterator]();
      expect((await feed.next()).value).toHaveLength(20);
      const waiting = count % 2 === 0 ? feed.next() : undefined;
      controller.abort();
      await waiting;
    }
    expect(face.counts.subscriptions).toBe(100);
    await vi.waitFor(() => expect(face.openCalls).toBe(0));
    await vi.waitFor(() => expect(activeResources()).toBeLessThanOrEqual(before));
  });

  it('aborted while they wait for a node that is away, leave no timer behind', async () => {
    await using directory = await temporaryDirectory();
    const face = await openEsdbFace({ directory: directory.path });
    const outages: number[] = [];
    const controller = new AbortController();
    const onFeedOutage = (_outage: unknown, retryIn: number) => {
      outages.push(retryIn);
      if (outages.length === 4) controller.abort();
    };
    await using store = await openOn(face.port, { onFeedOutage, backOff: { first: 10, most: 40, random: () => 0 } });
    const waiting = store.feed(undefined, controller.signal)[Symbol.asyncIterator]().next();
    await vi.waitFor(() => expect(face.openCalls).toBe(1));
    await face.close();
    expect((await waiting).done).toBe(true);
    expect(outages).toEqual([10, 20, 40, 40]);
  });

  it('show our streams only: what the node or others keep in the same log is not there', async () => {
    await using directory = await temporaryDirectory();
    await using face = await openEsdbFace({ directory: directory.path });
    await using others = await openOn(face.port, { prefixes: ['other-'] });
    await using ours = await openOn(face.port);
    const facts = sampleFacts(5);
    await ours.append(sampleStream(), 'no_stream', facts);
    for (let count = 0; count < 40; count += 1) await others.append(`other-${count}`, 'no_stream', [sampleFact()]);
    expect((await ours.head())?.id).toBe(facts[4]?.id);
    await using feed = follow(ours);
    const last = sampleFact();
    await ours.append(sampleStream(), 'no_stream', [last]);
    await feed.reached([last.id]);
    expect(idsOf(feed.facts)).toEqual([...idsOf(facts), last.id]);
  });

  it('an empty log, in which only the node has written, has no head', async () => {
    await using directory = await temporaryDirectory();
    await using face = await openEsdbFace({ directory: directory.path });
    await using store = await openOn(face.port);
    expect(await store.head()).toBeUndefined();
  });

  it('refuse a position of another log', async () => {
    await using directory = await temporaryDirectory();
    await using face = await openEsdbFace({ directory: directory.path });
    await using store = await openOn(face.port);
    const feed = store.feed('0000000000000001', new AbortController().signal);
    await expect(feed[Symbol.asyncIterator]().next()).rejects.toThrow(TypeError);
  });
});

describe('an abort', () => {
  it('that comes while a batch is gathered ends the feed', async () => {
    await using directory = await temporaryDirectory();
    await using face = await openEsdbFace({ directory: directory.path });
    await using store = await openOn(face.port);
    await store.append(sampleStream(), 'no_stream', sampleFacts(250));
    const controller = new AbortController();
    const aborted = once(controller.signal, 'abort');
    const batches = [];
    for await (const batch of store.feed(undefined, controller.signal)) {
      batches.push(batch);
      setImmediate(() => controller.abort());
      await aborted;
    }
    expect(batches).toHaveLength(1);
  });
});
