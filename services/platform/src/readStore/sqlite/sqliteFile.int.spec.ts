import { open as openFile, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { checkpointAt, commit, put, removal, sample, samples } from '../../testing/readStoreContract/opened.ts';
import { temporaryDirectory } from '../../testing/temporaryDirectory.ts';
import { keyOf } from '../documents.ts';
import type { ReadStore, ReadStoreWriter, Scalar } from '../readStore.ts';
import { openSqliteReader } from './sqliteReader.ts';
import { openSqliteReadStore } from './sqliteReadStore.ts';

/** A repeatable sequence from 0 to 1. */
const sequence = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
};

const textsIn = async (directory: string): Promise<Set<string>> => {
  const contents = await Promise.all((await readdir(directory)).map((name) => readFile(join(directory, name), 'latin1')));
  return new Set(contents.flatMap((content) => content.match(/K\d{7}Y/g) ?? []));
};

/** Writes, replaces and deletes documents with one distinct text each, in sizes that make pages split and merge; answers the texts that stand. */
const churn = async (store: ReadStoreWriter, commits: number): Promise<Set<string>> => {
  const random = sequence(7);
  const standing = new Map<string, string>();
  let pos = 0;
  for (let round = 1; round <= commits; round += 1) {
    const writes = Array.from({ length: 200 }, () => {
      pos += 1;
      const id = `d${Math.floor(random() * 3_000)}`;
      if (random() < 0.3 && standing.delete(id)) return removal(id, pos);
      const text = `K${String(pos).padStart(7, '0')}Y`;
      standing.set(id, text);
      return put(sample(id, pos, { text: 'x'.repeat(random() * 2_000) + text, value: text, tokens: [text] }));
    });
    await store.commit(writes, checkpointAt(pos), [samples]);
  }
  return new Set(standing.values());
};

const valuesOf = async (store: ReadStore): Promise<readonly unknown[]> => {
  const values: unknown[] = [];
  let after: readonly Scalar[] | undefined;
  for (;;) {
    const page = await store.find(samples, { index: 'byValue', limit: 1_000, ...(after && { after }) });
    const last = page.at(-1);
    if (last === undefined) return values;
    values.push(...page.map(({ value }) => value));
    after = keyOf(samples, 'byValue', last);
  }
};

const torn = (path: string) => ({
  name: 'ReadStoreUnavailable',
  message: expect.stringMatching(new RegExp(`${path.replaceAll('.', '\\.')}.*delete it`)),
});

describe('the file of the SQLite read store', () => {
  it('holds nothing of deleted or replaced documents after a purge, and all that stands', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'views.db');
    const store = await openSqliteReadStore({ path });
    const reader = await openSqliteReader({ path });
    await store.prepare([samples]);
    const standing = await churn(store, 100);
    expect((await textsIn(directory.path)).size).toBeGreaterThan(standing.size);
    await reader.get(samples, 'd1');
    await store.purge();
    expect(await textsIn(directory.path)).toEqual(standing);
    expect(new Set(await valuesOf(reader))).toEqual(standing);
    await reader.close();
    await store.close();
  });

  it('need not exist for a reader, which finds what a writer puts there later', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'views.db');
    const reader = await openSqliteReader({ path });
    expect(await reader.get(samples, 'a')).toBeUndefined();
    await writeFile(path, '');
    expect(await reader.checkpoint(samples)).toBeUndefined();
    const store = await openSqliteReadStore({ path });
    await commit(store, [put(sample('a', 1))]);
    expect(await reader.get(samples, 'a')).toBeDefined();
    await reader.close();
    await store.close();
  });

  it('is read without a writer', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'views.db');
    const store = await openSqliteReadStore({ path });
    await commit(store, [put(sample('a', 1))]);
    await store.close();
    const reader = await openSqliteReader({ path });
    expect(await reader.get(samples, 'a')).toBeDefined();
    await reader.close();
  });

  it('that is no database is named, with the advice to delete it', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'views.db');
    await writeFile(path, 'x'.repeat(10_000));
    await expect(openSqliteReadStore({ path })).rejects.toMatchObject(torn(path));
    const reader = await openSqliteReader({ path });
    await expect(reader.get(samples, 'a')).rejects.toMatchObject(torn(path));
    await reader.close();
  });

  it.each([
    ['cut off', (path: string, bytes: number) => truncate(path, bytes / 2)],
    [
      'overwritten',
      async (path: string, bytes: number) => {
        await using file = await openFile(path, 'r+');
        await file.write(Buffer.alloc(bytes - 8_192, 0xa5), 0, bytes - 8_192, 8_192);
      },
    ],
  ])('that is %s is named, with the advice to delete it', async (_, tear) => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'views.db');
    const store = await openSqliteReadStore({ path });
    await commit(
      store,
      Array.from({ length: 500 }, (_item, at) => put(sample(`d${at}`, 1, { text: 'x'.repeat(500) }))),
    );
    await store.close();
    await tear(path, (await readFile(path)).length);
    const use = async (): Promise<void> => {
      const reopened = await openSqliteReadStore({ path });
      try {
        await reopened.scan(samples, undefined, 1_000);
      } finally {
        await reopened.close();
      }
    };
    await expect(use()).rejects.toMatchObject(torn(path));
  });

  it('of another layout is refused untouched', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'views.db');
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    await expect(openSqliteReadStore({ path })).rejects.toMatchObject({
      name: 'ReadStoreUnavailable',
      message: expect.stringContaining('layout 99'),
    });
  });

  it('in a folder that does not exist is named', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'absent', 'views.db');
    await expect(openSqliteReadStore({ path })).rejects.toMatchObject({
      name: 'ReadStoreUnavailable',
      message: expect.stringContaining(path),
    });
  });

  it('keeps no tombstone that the checkpoint has passed', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'views.db');
    const store = await openSqliteReadStore({ path });
    await commit(store, [removal('a', 5), removal('b', 9)], 5);
    const database = new DatabaseSync(path, { readOnly: true });
    const tombstones = () =>
      database
        .prepare('SELECT _id FROM "samples_v1_g1#tombstones" ORDER BY _id')
        .all()
        .map(({ _id }) => _id);
    expect(tombstones()).toEqual(['a', 'b']);
    await commit(store, [], 6);
    expect(tombstones()).toEqual(['b']);
    database.close();
    await store.close();
  });
});
