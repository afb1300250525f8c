import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { follow, idsOf } from '../testing/eventStoreContract/opened.ts';
import { sampleFact, sampleFacts, sampleStream } from '../testing/sampleFacts.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { EventStoreUnavailable } from './eventStore.ts';
import { openSqliteEventReader } from './sqliteEventReader.ts';
import { openSqliteEventStore, type SqliteEventStore, type SqliteEventStoreOptions } from './sqliteEventStore.ts';
import { SqliteWriter } from './sqliteWriter.ts';

const openIn = async (directory: { readonly path: string }, options: Partial<SqliteEventStoreOptions> = {}) => {
  const store = await openSqliteEventStore({ path: join(directory.path, 'log.db'), ...options });
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() });
};

/** A closed log of so many batches of 50 facts in one stream; answers with its path. */
const writtenLog = async (directory: { readonly path: string }, batches: number): Promise<string> => {
  await using store = await openIn(directory);
  for (let batch = 0; batch < batches; batch += 1)
    await store.append('sample-main', batch === 0 ? 'no_stream' : batch * 50 - 1, sampleFacts(50));
  return join(directory.path, 'log.db');
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

  it('answers appends before feeds hear of their facts', async () => {
    await using directory = await temporaryDirectory();
    await using store = await openIn(directory);
    const order: string[] = [];
    await using feed = follow(store);
    const facts = sampleFacts(5);
    await Promise.all([
      ...facts.map(async (fact) => {
        await store.append(sampleStream(), 'no_stream', [fact]);
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
    const path = await writtenLog(directory, 1);
    const writer = await SqliteWriter.open({ path, onCommitted: () => undefined });
    const waiting = Promise.allSettled(Array.from({ length: 10 }, () => writer.append(sampleStream(), -1, ['{"id":"1"}'])));
    await writer.terminate();
    for (const result of await waiting) expect(result).toMatchObject({ reason: { name: 'EventStoreUnavailable' } });
    await expect(writer.append(sampleStream(), -1, ['{}'])).rejects.toThrow(EventStoreUnavailable);
    await writer.close();
  });
});

describe('opening', () => {
  const refusal = async (path: string): Promise<unknown> => {
    const openers = [openSqliteEventStore, openSqliteEventReader];
    const [first, second] = await Promise.all(openers.map((open) => open({ path }).catch((error: unknown) => error)));
    expect(String(second)).toBe(String(first));
    return first;
  };

  it('refuses a file that is no database, naming it, and leaves it as it is', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'log.db');
    writeFileSync(path, 'not a database '.repeat(1_000));
    const before = readFileSync(path);
    const error = await refusal(path);
    expect(error).toBeInstanceOf(EventStoreUnavailable);
    expect(String(error)).toContain(path);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('refuses a database of something else and leaves it as it is', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'log.db');
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE facts (position INTEGER PRIMARY KEY)');
    other.close();
    const before = readFileSync(path);
    expect(String(await refusal(path))).toContain('not an event log of Chat-JS');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('refuses a log of a newer format', async () => {
    await using directory = await temporaryDirectory();
    const path = await writtenLog(directory, 1);
    const newer = new DatabaseSync(path);
    newer.exec('PRAGMA user_version = 2');
    newer.close();
    expect(String(await refusal(path))).toMatch(/format 2.*knows 1/);
  });

  it('refuses a file that was cut off', async () => {
    await using directory = await temporaryDirectory();
    const path = await writtenLog(directory, 20);
    truncateSync(path, 40_000);
    const error = await refusal(path);
    expect(error).toBeInstanceOf(EventStoreUnavailable);
    expect(String(error)).toContain(path);
  });

  it('refuses an empty file beside a write-ahead log that holds facts', async () => {
    await using directory = await temporaryDirectory();
    await using copy = await temporaryDirectory();
    await using store = await openIn(directory);
    await store.append(sampleStream(), 'no_stream', sampleFacts(3));
    const path = join(copy.path, 'log.db');
    writeFileSync(path, '');
    copyFileSync(join(directory.path, 'log.db-wal'), `${path}-wal`);
    expect(String(await refusal(path))).toContain('holds facts of it');
  });

  it('refuses a directory, and a path whose directory is missing', async () => {
    await using directory = await temporaryDirectory();
    expect(await refusal(directory.path)).toBeInstanceOf(EventStoreUnavailable);
    expect(await refusal(join(directory.path, 'missing', 'log.db'))).toBeInstanceOf(EventStoreUnavailable);
  });

  it('takes an empty file for a new log', async () => {
    await using directory = await temporaryDirectory();
    writeFileSync(join(directory.path, 'log.db'), '');
    await using store = await openIn(directory);
    expect(await store.head()).toBeUndefined();
  });
});

describe('a torn page', () => {
  it('is EventStoreUnavailable when it is read, for reads and feeds', async () => {
    await using directory = await temporaryDirectory();
    const path = await writtenLog(directory, 20);
    const bytes = readFileSync(path);
    bytes.fill(0xff, 4_096 * 8, bytes.length / 2);
    writeFileSync(path, bytes);
    await using store = await openIn(directory);
    await expect(store.read('sample-main')).rejects.toThrow(EventStoreUnavailable);
    const feed = store.feed(undefined, new AbortController().signal)[Symbol.asyncIterator]();
    await expect(feed.next()).rejects.toThrow(path);
  });
});

describe('reading in pages', () => {
  it('lets the event loop go on between pages of a long read and of a feed', async () => {
    await using directory = await temporaryDirectory();
    await writtenLog(directory, 20);
    await using store = await openIn(directory, { pageFacts: 100 });
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
