import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { privateStoreContract } from '../testing/privateStoreContract.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import type { PrivateStore } from './privateStore.ts';
import { openSqlitePrivateStore, privateStoreQueries } from './sqlitePrivateStore.ts';

const openIn = async (directory: string): Promise<PrivateStore & AsyncDisposable> => {
  const store = await openSqlitePrivateStore({ path: join(directory, 'private.sqlite') });
  return { ...bound(store), [Symbol.asyncDispose]: () => store.close() };
};

const bound = (store: PrivateStore): PrivateStore => ({
  get: store.get.bind(store),
  write: store.write.bind(store),
  list: store.list.bind(store),
  close: store.close.bind(store),
});

privateStoreContract('SQLite', async () => {
  const directory = await temporaryDirectory();
  const path = join(directory.path, 'private.sqlite');
  const stores = [await openSqlitePrivateStore({ path })];
  return {
    store: stores[0] as PrivateStore, // opened in the line above
    async reopen() {
      await stores.at(-1)?.close();
      const store = await openSqlitePrivateStore({ path });
      stores.push(store);
      return store;
    },
    async [Symbol.asyncDispose]() {
      for (const store of stores) await store.close();
      await directory[Symbol.asyncDispose]();
    },
  };
});

const bytesIn = async (directory: string): Promise<string> => {
  const files = await readdir(directory);
  const contents = await Promise.all(files.map((file) => readFile(join(directory, file), 'latin1')));
  return contents.join('\n');
};

/** Each value is told by its turn; a short one stands for a deletion. */
const writeTurns = (store: PrivateStore, turns: readonly (readonly [number, number])[]) => {
  const latest = new Map<string, string>();
  const all = turns.map(([key, length], turn) => {
    const mark = `${turn.toString().padStart(8, '#')}|`;
    const kept = length >= 300;
    if (kept) latest.set(`document-${key}`, mark);
    else latest.delete(`document-${key}`);
    void store.write([{ collection: 'secrets', id: `document-${key}`, value: kept ? mark.repeat(length / 9) : null }]);
    return mark;
  });
  const live = new Set(latest.values());
  return { live: [...live], gone: all.filter((mark) => !live.has(mark)) };
};

const forgetsWhatIsGone = async (turns: readonly (readonly [number, number])[]): Promise<void> => {
  await using directory = await temporaryDirectory();
  const store = await openIn(directory.path);
  const { live, gone } = writeTurns(store, turns);
  await store.close();
  const bytes = await bytesIn(directory.path);
  expect(live.filter((mark) => !bytes.includes(mark))).toEqual([]);
  expect(gone.filter((mark) => bytes.includes(mark))).toEqual([]);
};

describe('what the SQLite private store leaves on disk', () => {
  it('keeps no byte of a deleted value when the deletion resolves', async () => {
    await using directory = await temporaryDirectory();
    await using store = await openIn(directory.path);
    await store.write([{ collection: 'secrets', id: 'a', value: { secret: 'canary-one'.repeat(100) } }]);
    expect(await bytesIn(directory.path)).toContain('canary-one');
    await store.write([{ collection: 'secrets', id: 'a', value: null }]);
    expect(await bytesIn(directory.path)).not.toContain('canary');
  });

  it('keeps no byte of an overwritten value for long', async () => {
    await using directory = await temporaryDirectory();
    await using store = await openIn(directory.path);
    await store.write([{ collection: 'secrets', id: 'a', value: 'canary-two'.repeat(100) }]);
    await store.write([{ collection: 'secrets', id: 'a', value: 'short' }]);
    await vi.waitFor(async () => expect(await bytesIn(directory.path)).not.toContain('canary'), { timeout: 5_000, interval: 10 });
    expect((await store.get('secrets', 'a'))?.value).toBe('short');
  });

  it('keeps no byte of what was deleted or overwritten by any sequence of writes', async () => {
    const turns = fc.array(fc.tuple(fc.nat(40), fc.nat(900)), { minLength: 200, maxLength: 400 });
    await fc.assert(fc.asyncProperty(turns, forgetsWhatIsGone), { numRuns: 5 });
  });
});

const acknowledgedBeforeKill = async (path: string): Promise<Map<string, number>> => {
  const script = fileURLToPath(new URL('./writeUntilKilled.process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const acknowledged = new Map<string, number>();
  let lines = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [writer, turn] = line.split(' ');
    acknowledged.set(`writer-${writer}`, Number(turn));
    lines += 1;
    if (lines === 500) child.kill('SIGKILL');
  }
  await exited;
  return acknowledged;
};

describe('the SQLite private store after accidents', () => {
  it('loses nothing that it acknowledged before kill -9', async () => {
    await using directory = await temporaryDirectory();
    const acknowledged = await acknowledgedBeforeKill(join(directory.path, 'private.sqlite'));
    await using store = await openIn(directory.path);
    expect(acknowledged.size).toBe(20);
    for (const [id, turn] of acknowledged) {
      const found = await store.get<{ turn: number }>('marks', id);
      expect(found?.value.turn).toBeGreaterThanOrEqual(turn);
      expect(found?.version).toBe(found?.value.turn);
    }
  });

  it('refuses a file that is no database, and leaves it as it is', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'private.sqlite');
    writeFileSync(path, 'not a database '.repeat(100));
    await expect(openSqlitePrivateStore({ path })).rejects.toMatchObject({ name: 'PrivateStoreUnavailable' });
    expect(await readFile(path, 'utf8')).toContain('not a database');
  });

  it('refuses a database of another layout', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'private.sqlite');
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE documents (id TEXT)');
    other.close();
    await expect(openSqlitePrivateStore({ path })).rejects.toThrow(/could not be opened/);
  });

  it('refuses what is larger than 256 KiB and what has no printable name', async () => {
    await using directory = await temporaryDirectory();
    await using store = await openIn(directory.path);
    const large = 'x'.repeat(262_142);
    await expect(store.write([{ collection: 'a', id: 'b', value: large }])).rejects.toMatchObject({ name: 'DocumentTooLarge' });
    await expect(store.write([{ collection: 'a', id: 'é', value: 1 }])).rejects.toThrow(RangeError);
    expect(await store.write([{ collection: 'a', id: 'b', value: large.slice(1) }])).toBe(true);
  });
});

describe('the statements of the SQLite private store', () => {
  it('never scan a table', async () => {
    await using directory = await temporaryDirectory();
    await using _store = await openIn(directory.path);
    const database = new DatabaseSync(join(directory.path, 'private.sqlite'), { readOnly: true });
    for (const query of Object.values(privateStoreQueries)) {
      const blanks = query
        .split('?')
        .slice(1)
        .map(() => 0);
      const plan = database
        .prepare(`EXPLAIN QUERY PLAN ${query}`)
        .all(...blanks)
        .map((step) => String(step['detail']));
      expect(plan.join('\n')).toMatch(/SEARCH (d|documents) USING PRIMARY KEY \(collection=\? AND id/);
      expect(plan.filter((detail) => /^SCAN (?!place|d$|\(subquery)/.test(detail))).toEqual([]);
    }
    database.close();
  });
});
