import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type EsdbFace, openEsdbFace } from '../../testing/esdbFace/esdbFace.ts';
import { startFaceProcess } from '../../testing/esdbFace/faceProcess.ts';
import { follow, idsOf } from '../../testing/eventStoreContract/opened.ts';
import { sampleFact, sampleFacts, sampleStream } from '../../testing/sampleFacts.ts';
import { temporaryDirectory } from '../../testing/temporaryDirectory.ts';
import { type EventStore, EventStoreUnavailable, type ExpectedRevision } from '../eventStore.ts';
import { logPositionOf } from './esdbPositions.ts';
import { type EventStoreDbOptions, openEventStoreDb } from './openEventStoreDb.ts';

const openOn = async (port: number, options: Partial<EventStoreDbOptions> = {}) => {
  const connectionString = `esdb://127.0.0.1:${port}?tls=false`;
  const store = await openEventStoreDb({ connectionString, role: 'commands', prefixes: ['sample-'], ...options });
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() });
};

/** Asks again, as a caller does that does not know what became of its append. */
const untilAnswered = async <Result>(ask: () => Promise<Result>): Promise<Result> => {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof EventStoreUnavailable)) throw error;
      await pause(20);
    }
  }
};

describe('an append whose answer is lost', () => {
  for (const facts of [[sampleFact()], sampleFacts(7)])
    it(`of ${facts.length} facts is EventStoreUnavailable, and the same append again succeeds exactly once`, async () => {
      await using directory = await temporaryDirectory();
      let face: EsdbFace | undefined;
      const beforeAnswer = () => void face?.close();
      face = await openEsdbFace({ directory: directory.path, beforeAnswer });
      const { port } = face;
      await using store = await openOn(port);
      const stream = sampleStream();
      await expect(store.append(stream, 'no_stream', facts)).rejects.toThrow(EventStoreUnavailable);
      await face.close();
      await using _again = await openEsdbFace({ directory: directory.path, port });
      const appended = await untilAnswered(() => store.append(stream, 'no_stream', facts));
      expect(appended.firstRevision).toBe(0);
      expect(idsOf(await store.read(stream))).toEqual(idsOf(facts));
      expect((await store.read(stream)).map(({ position }) => position)).toEqual(appended.positions);
    });

  it('fails those that wait behind it in its stream, which were not sent, and no other stream', async () => {
    await using directory = await temporaryDirectory();
    let face: EsdbFace | undefined;
    let losesAnswers = true;
    const beforeAnswer = () => {
      if (losesAnswers) void face?.close();
    };
    face = await openEsdbFace({ directory: directory.path, beforeAnswer });
    const { port } = face;
    await using store = await openOn(port);
    const stream = sampleStream();
    const facts = sampleFacts(3);
    const appends = await Promise.allSettled(
      facts.map((fact, index) => store.append(stream, index === 0 ? 'no_stream' : index - 1, [fact])),
    );
    for (const append of appends) expect(append).toMatchObject({ reason: { name: 'EventStoreUnavailable' } });
    expect(appends[2]).toMatchObject({ reason: { message: expect.stringContaining('was not sent') } });
    await face.close();
    losesAnswers = false;
    await using _again = await openEsdbFace({ directory: directory.path, port });
    expect(idsOf(await untilAnswered(() => store.read(stream)))).toEqual([facts[0]?.id]);
    await store.append(sampleStream(), 'no_stream', [sampleFact()]);
  });
});

describe('an outage of one store', () => {
  it('fails no append to another in the same process', async () => {
    await using directory = await temporaryDirectory();
    await using other = await temporaryDirectory();
    let face: EsdbFace | undefined;
    face = await openEsdbFace({ directory: directory.path, beforeAnswer: () => void face?.close() });
    await using otherFace = await openEsdbFace({ directory: other.path });
    await using store = await openOn(face.port);
    await using otherStore = await openOn(otherFace.port);
    const appends = Array.from({ length: 50 }, () => otherStore.append(sampleStream(), 'no_stream', [sampleFact()]));
    await expect(store.append(sampleStream(), 'no_stream', [sampleFact()])).rejects.toThrow(EventStoreUnavailable);
    await Promise.all(appends);
    await face.close();
  });
});

const batchSize = 3;

/** Appends batches to a stream of its own until it is told to stop; answers with the ids that the stream must hold. */
const write = async (store: EventStore, isOver: () => boolean) => {
  const stream = sampleStream();
  const ids: string[] = [];
  let expected: ExpectedRevision = 'no_stream';
  while (!isOver()) {
    const facts = sampleFacts(1 + (ids.length % batchSize));
    const { firstRevision } = await untilAnswered(() => store.append(stream, expected, facts));
    expect(firstRevision).toBe(ids.length);
    ids.push(...idsOf(facts));
    expected = ids.length - 1;
  }
  return { stream, ids };
};

describe('a node that is killed (kill -9) and comes back, while ten writers repeat what was not answered', () => {
  it('holds every fact exactly once, and a feed shows all of them in order, without hole or double', async () => {
    await using directory = await temporaryDirectory();
    let face = await startFaceProcess(directory.path);
    const { port } = face;
    const outages: unknown[] = [];
    await using store = await openOn(port, { onFeedOutage: (outage) => outages.push(outage) });
    await using feed = follow(store);
    let isOver = false;
    const writers = Array.from({ length: 10 }, () => write(store, () => isOver));
    for (let round = 1; round <= 3; round += 1) {
      await expect.poll(() => feed.facts.length, { timeout: 20_000 }).toBeGreaterThan(round * 100);
      await face.kill();
      face = await startFaceProcess(directory.path, port);
    }
    const seen = feed.facts.length;
    await expect.poll(() => feed.facts.length, { timeout: 20_000 }).toBeGreaterThan(seen);
    isOver = true;
    const written = await Promise.all(writers);
    for (const { stream, ids } of written) expect(idsOf(await readWhole(store, stream))).toEqual(ids);
    const ids = written.flatMap((one) => one.ids);
    await feed.reached(ids);
    await using fresh = follow(store);
    await fresh.reached(ids);
    expect(idsOf(feed.facts)).toEqual(idsOf(fresh.facts));
    expect(new Set(idsOf(feed.facts)).size).toBe(ids.length);
    expect(outages.length).toBeGreaterThanOrEqual(3);
    await face.kill();
  });
});

const readWhole = async (store: EventStore, stream: string) => {
  const facts = [...(await store.read(stream))];
  for (let from = facts.length; from % 1_000 === 0 && from > 0; from = facts.length) {
    const more = await store.read(stream, { from });
    if (more.length === 0) break;
    facts.push(...more);
  }
  return facts;
};

describe('a feed whose consumer is slow', () => {
  it('goes on after an outage from what was yielded, without hole or double, however much the client had taken ahead', async () => {
    await using directory = await temporaryDirectory();
    const face = await openEsdbFace({ directory: directory.path });
    const { port } = face;
    await using store = await openOn(port);
    const ids: string[] = [];
    for (let batch = 0; batch < 16; batch += 1) {
      const facts = sampleFacts(200);
      await store.append(sampleStream(), 'no_stream', facts);
      ids.push(...idsOf(facts));
    }
    const controller = new AbortController();
    const feed = store.feed(undefined, controller.signal)[Symbol.asyncIterator]();
    const seen = idsOf((await feed.next()).value ?? []);
    expect(seen.length).toBeLessThanOrEqual(1_000);
    await face.close();
    await using _again = await openEsdbFace({ directory: directory.path, port });
    while (seen.length < ids.length) seen.push(...idsOf((await feed.next()).value ?? []));
    expect(seen).toEqual(ids);
    controller.abort();
  });
});

describe('the checkpoints of the node', () => {
  it('run ahead of our facts; a feed subscribes again after the newest fact that it has yielded', async () => {
    await using directory = await temporaryDirectory();
    let face = await openEsdbFace({ directory: directory.path });
    const { port } = face;
    await using store = await openOn(port);
    await using others = await openOn(port, { prefixes: ['other-'] });
    const { positions } = await store.append(sampleStream(), 'no_stream', sampleFacts(3));
    const [newest = ''] = positions.slice(-1);
    for (let count = 0; count < 20; count += 1) await others.append(`other-${count}`, 'no_stream', [sampleFact()]);
    await using feed = follow(store);
    await using foreign = follow(others);
    await expect.poll(() => feed.facts.length).toBe(3);
    // The node has sent both feeds everything, and to this one the checkpoints of what is not ours.
    await expect.poll(() => foreign.facts.length).toBe(20);
    await face.close();
    face = await openEsdbFace({ directory: directory.path, port });
    await expect.poll(() => face.counts.subscriptions, { timeout: 20_000 }).toBe(2);
    expect(face.counts.subscribedAfter).toContain(Number(logPositionOf(newest).commit));
    await face.close();
  });
});

describe('a node that is frozen', () => {
  it('makes every call EventStoreUnavailable within its time, and nothing is lost or doubled when it goes on', async () => {
    await using directory = await temporaryDirectory();
    await using face = await startFaceProcess(directory.path);
    await using store = await openOn(face.port, { callMillis: 400 });
    const stream = sampleStream();
    await untilAnswered(() => store.append(stream, 'no_stream', [sampleFact()]));
    const fact = sampleFact();
    face.freeze();
    const calls = await Promise.allSettled([store.append(stream, 0, [fact]), store.read(stream), store.head()]);
    for (const call of calls) expect(call).toMatchObject({ status: 'rejected', reason: { name: 'EventStoreUnavailable' } });
    expect(calls[1]).toMatchObject({ reason: { message: expect.stringContaining('no answer within 400 ms') } });
    face.thaw();
    await untilAnswered(() => store.append(stream, 0, [fact]));
    expect(await untilAnswered(() => store.read(stream))).toHaveLength(2);
  });

  it('does not hold up the end of a feed, or the closing of the store', async () => {
    await using directory = await temporaryDirectory();
    await using face = await startFaceProcess(directory.path);
    const store = await openOn(face.port);
    const controller = new AbortController();
    const waiting = store.feed(undefined, controller.signal)[Symbol.asyncIterator]().next();
    const failing = store.feed(undefined, new AbortController().signal)[Symbol.asyncIterator]().next();
    const failed = expect(failing).rejects.toThrow(EventStoreUnavailable);
    face.freeze();
    controller.abort();
    expect((await waiting).done).toBe(true);
    await store.close();
    await failed;
  });
});
