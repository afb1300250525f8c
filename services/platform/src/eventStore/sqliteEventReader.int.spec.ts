import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { follow, idsOf } from '../testing/eventStoreContract/opened.ts';
import { sampleFact, sampleFacts, sampleStream } from '../testing/sampleFacts.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { EventStoreUnavailable } from './eventStore.ts';
import { openSqliteEventReader } from './sqliteEventReader.ts';
import { openSqliteEventStore } from './sqliteEventStore.ts';

const openBoth = async () => {
  const stack = new AsyncDisposableStack();
  const directory = stack.use(await temporaryDirectory());
  const path = join(directory.path, 'log.db');
  const store = stack.adopt(await openSqliteEventStore({ path }), (opened) => opened.close());
  const reader = stack.adopt(await openSqliteEventReader({ path }), (opened) => opened.close());
  return { store, reader, path, [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose]() };
};

const intervals = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

describe('the reader beside the writer', () => {
  it('reads streams and the head as the writer does', async () => {
    await using both = await openBoth();
    const stream = sampleStream();
    await both.store.append(stream, 'no_stream', sampleFacts(3));
    expect(await both.reader.read(stream)).toEqual(await both.store.read(stream));
    expect(await both.reader.head()).toEqual(await both.store.head());
  });

  it('yields what stands and then what comes, without hole or double and without being told', async () => {
    await using both = await openBoth();
    const facts = sampleFacts(2_500);
    const stream = sampleStream();
    for (let written = 0; written < 1_500; written += 250)
      await both.store.append(stream, written === 0 ? 'no_stream' : written - 1, facts.slice(written, written + 250));
    await using feed = follow(both.reader);
    for (let written = 1_500; written < 2_500; written += 100)
      await both.store.append(stream, written - 1, facts.slice(written, written + 100));
    await feed.reached(idsOf(facts));
    expect(idsOf(feed.facts)).toEqual(idsOf(facts));
  });

  it('goes on at once where it is notified', async () => {
    await using both = await openBoth();
    await using feed = follow(both.reader);
    const late: number[] = [];
    for (let number = 0; number < 11; number += 1) {
      const fact = sampleFact();
      await both.store.append(sampleStream(), 'no_stream', [fact]);
      const answered = performance.now();
      both.reader.notify();
      await feed.reached([fact.id]);
      late.push(performance.now() - answered);
    }
    expect(late.sort((one, other) => one - other)[5]).toBeLessThan(20);
  });

  it('looks for news only while a feed is open', async () => {
    await using both = await openBoth();
    const before = intervals();
    const first = follow(both.reader);
    const second = follow(both.reader);
    expect(intervals()).toBe(before + 1);
    await first.stop();
    expect(intervals()).toBe(before + 1);
    await second.stop();
    expect(intervals()).toBe(before);
  });

  it('cannot be used once it is closed, and ends its feeds', async () => {
    await using both = await openBoth();
    const waiting = both.reader.feed(undefined, new AbortController().signal)[Symbol.asyncIterator]().next();
    const outcome = expect(waiting).rejects.toThrow(EventStoreUnavailable);
    await both.reader.close();
    await outcome;
    await expect(both.reader.head()).rejects.toThrow(EventStoreUnavailable);
    await expect(both.reader.read('sample-main')).rejects.toThrow(EventStoreUnavailable);
  });

  it('follows the log from another thread', async () => {
    await using both = await openBoth();
    const worker = new Worker(
      `import(${JSON.stringify(new URL('./sqliteEventReader.ts', import.meta.url).href)}).then(async ({ openSqliteEventReader }) => {
         const { parentPort, workerData } = require('node:worker_threads');
         const reader = await openSqliteEventReader({ path: workerData });
         for await (const batch of reader.feed(undefined, new AbortController().signal)) parentPort.postMessage(batch);
       });`,
      { eval: true, workerData: both.path, execArgv: [] },
    );
    try {
      const facts = sampleFacts(20);
      const seen: string[] = [];
      const whole = new Promise<void>((resolve, reject) => {
        worker.on('error', reject);
        worker.on('message', (batch) => {
          seen.push(...idsOf(batch));
          if (seen.length >= facts.length) resolve();
        });
      });
      for (const fact of facts) await both.store.append(sampleStream(), 'no_stream', [fact]);
      await whole;
      expect(seen).toEqual(idsOf(facts));
    } finally {
      await worker.terminate();
    }
  });
});
