import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { sampleFacts, sampleStream } from '../testing/sampleFacts.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { EventStoreUnavailable } from './eventStore.ts';
import { openForWriting } from './sqliteDatabase.ts';
import { openSqliteEventReader } from './sqliteEventReader.ts';
import { openSqliteEventStore } from './sqliteEventStore.ts';

const openIn = async (directory: { readonly path: string }) => {
  const store = await openSqliteEventStore({ path: join(directory.path, 'log.db') });
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() });
};

/** A closed log of so many batches of 50 facts in one stream; answers with its path. */
const writtenLog = async (directory: { readonly path: string }, batches: number): Promise<string> => {
  await using store = await openIn(directory);
  for (let batch = 0; batch < batches; batch += 1)
    await store.append('sample-main', batch === 0 ? 'no_stream' : batch * 50 - 1, sampleFacts(50));
  return join(directory.path, 'log.db');
};

describe('the connection of the writer', () => {
  // What acknowledged facts survive a loss of power by; no test here can pull the plug.
  it('has its commits on the disk when they return', async () => {
    await using directory = await temporaryDirectory();
    const path = await writtenLog(directory, 1);
    const database = openForWriting(path);
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    database.close();
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
