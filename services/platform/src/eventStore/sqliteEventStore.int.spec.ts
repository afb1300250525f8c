import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { follow, idsOf } from '../testing/eventStoreContract/opened.ts';
import { sampleFact, sampleFacts, sampleStream } from '../testing/sampleFacts.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { EventStoreUnavailable } from './eventStore.ts';
import { prepareLog } from './sqliteDatabase.ts';
import { openSqliteEventStore, type SqliteEventStore, type SqliteEventStoreOptions } from './sqliteEventStore.ts';
import { SqliteWriter } from './sqliteWriter.ts';

const openIn = async (directory: { readonly path: string }, options: Partial<SqliteEventStoreOptions> = {}) => {
  const store = await openSqliteEventStore({ path: join(directory.path, 'log.db'), ...options });
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() });
};

const appendUntilRefused = async (store: SqliteEventStore): Promise<{ ids: string[]; error: unknown }> => {
  const ids: string[] = [];
  for (;;) {
    const fact = sampleFact({ text: 'x'.repeat(20_000) });
    try {
      await store.append(sampleStream(), 'no_stream', [fact]);
      ids.push(fact.id);
    } catch (error) {
      return { ids, error };
    }
  }
};

describe('group commit', () => {
  it('writes appends that wait together in one commit', async () => {
    await using directory = await temporaryDirectory();
    await using store = await openIn(directory);
    await Promise.all(Array.from({ length: 50 }, () => store.append(sampleStream(), 'no_stream', sampleFacts(2))));
    expect(store.statistics()).toMatchObject({ facts: 100, appends: 50 });
    expect(store.statistics().commits).toBeLessThanOrEqual(2);
  });

  it('counts neither conflicts nor repeats', async () => {
    await using directory = await temporaryDirectory();
    await using store = await openIn(directory);
    const fact = sampleFact();
    await store.append('sample-main', 'no_stream', [fact]);
    const before = store.statistics();
    await store.append('sample-main', 'no_stream', [fact]);
    await store.append('sample-main', 'no_stream', [sampleFact()]).catch(() => undefined);
    expect(store.statistics()).toEqual(before);
  });

  it('answers appends, and lets what hangs on the answers run, before feeds hear of their facts', async () => {
    await using directory = await temporaryDirectory();
    await using store = await openIn(directory);
    const order: string[] = [];
    await using feed = follow(store);
    const facts = sampleFacts(5);
    await Promise.all([
      ...facts.map(async (fact) => {
        await store.append(sampleStream(), 'no_stream', [fact]);
        for (let hop = 0; hop < 20; hop += 1) await undefined;
        order.push('answer');
      }),
      feed.reached(idsOf(facts)).then(() => order.push('feed')),
    ]);
    expect(order).toEqual(['answer', 'answer', 'answer', 'answer', 'answer', 'feed']);
  });

  it('gives all feeds the same frozen objects', async () => {
    await using directory = await temporaryDirectory();
    await using store = await openIn(directory);
    await using first = follow(store);
    await using second = follow(store);
    const fact = sampleFact({ list: [{}] });
    await store.append(sampleStream(), 'no_stream', [fact]);
    await Promise.all([first.reached([fact.id]), second.reached([fact.id])]);
    expect(first.facts[0]).toBe(second.facts[0]);
    expect(Object.isFrozen(first.facts[0]?.meta.actor)).toBe(true);
  });
});

describe('a full disk', () => {
  it('refuses with EventStoreUnavailable, and keeps what was answered and nothing else', async () => {
    await using directory = await temporaryDirectory();
    const written: string[] = [];
    {
      await using store = await openIn(directory, { maximumPages: 60 });
      const { ids, error } = await appendUntilRefused(store);
      expect(error).toBeInstanceOf(EventStoreUnavailable);
      expect(String(error)).toMatch(/log\.db.*full/);
      written.push(...ids);
    }
    await using store = await openIn(directory);
    const more = sampleFact({ text: 'x'.repeat(20_000) });
    await store.append(sampleStream(), 'no_stream', [more]);
    await using feed = follow(store);
    await feed.reached([more.id]);
    expect(idsOf(feed.facts)).toEqual([...written, more.id]);
  });

  it('fails the whole group and leaves every stream of it as it was', async () => {
    await using directory = await temporaryDirectory();
    await using store = await openIn(directory, { maximumPages: 30 });
    const stream = sampleStream();
    await store.append(stream, 'no_stream', [sampleFact()]);
    const results = await Promise.allSettled([
      store.append(stream, 0, [sampleFact()]),
      ...Array.from({ length: 10 }, () => store.append(sampleStream(), 'no_stream', [sampleFact({ text: 'x'.repeat(60_000) })])),
    ]);
    for (const result of results) expect(result).toMatchObject({ reason: { name: 'EventStoreUnavailable' } });
    expect((await store.append(stream, 0, [sampleFact()])).firstRevision).toBe(1);
    expect(await store.read(stream)).toHaveLength(2);
  });
});

describe('a writer that dies', () => {
  it('leaves every waiting append and every later one EventStoreUnavailable', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'log.db');
    prepareLog(path);
    const writer = await SqliteWriter.open({ path, onCommitted: () => undefined });
    const waiting = Promise.allSettled(Array.from({ length: 10 }, () => writer.append(sampleStream(), -1, ['{"id":"1"}'])));
    await writer.terminate();
    for (const result of await waiting) expect(result).toMatchObject({ reason: { name: 'EventStoreUnavailable' } });
    await expect(writer.append(sampleStream(), -1, ['{}'])).rejects.toThrow(EventStoreUnavailable);
    await writer.close();
  });
});

describe('reading in pages', () => {
  it('lets the event loop go on between pages of a long read and of a feed', async () => {
    await using directory = await temporaryDirectory();
    await using store = await openIn(directory, { pageFacts: 100 });
    for (let written = 0; written < 1_000; written += 250)
      await store.append('sample-main', written === 0 ? 'no_stream' : written - 1, sampleFacts(250));
    let turns = 0;
    const turn = () => {
      turns += 1;
      immediate = setImmediate(turn);
    };
    let immediate = setImmediate(turn);
    expect(await store.read('sample-main')).toHaveLength(1_000);
    expect(turns).toBeGreaterThanOrEqual(9);
    clearImmediate(immediate);
  });
});
