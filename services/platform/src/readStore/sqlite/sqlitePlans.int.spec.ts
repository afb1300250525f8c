import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { checkpointAt, others, put, rebuiltSamples, removal, sample, samples } from '../../testing/readStoreContract/opened.ts';
import { temporaryDirectory } from '../../testing/temporaryDirectory.ts';
import type { Query } from '../readStore.ts';
import { createCatalog } from './catalog.ts';
import { Connection } from './connection.ts';
import { sessionOf } from './sqliteReader.ts';
import { SqliteReadStore } from './sqliteReadStore.ts';

/** Walks that touch no documents: one row, a list from the caller, the rows that the inner query has already limited. */
const harmless = /^SCAN (?:CONSTANT ROW|generations|wanted VIRTUAL TABLE|\(subquery)/;

type Shape = Omit<Query, 'limit' | 'order'>;

/** Each shape of query with the keys by which SQLite must enter the index, and those for the way down where they differ. */
const shapes: readonly (readonly [name: string, query: Shape, keys: string, keysDown?: string])[] = [
  ['a whole index', { index: 'byPlace' }, '(c1>?)'],
  ['a leading path', { index: 'byPlace', equals: { channel: 'x' } }, '(c1=?)'],
  ['all paths', { index: 'byPlace', equals: { channel: 'x', seq: 1 } }, '(c1=? AND c2=?)'],
  [
    'a range',
    { index: 'byPlace', equals: { channel: 'x' }, range: { path: 'seq', above: 1, to: 5 } },
    '(c1=? AND c2>? AND c2<?)',
  ],
  [
    'a range with one bound',
    { index: 'byPlace', equals: { channel: 'x' }, range: { path: 'seq', above: 1 } },
    '(c1=? AND c2>? AND c2<?)',
  ],
  ['a prefix', { index: 'byValue', prefix: { path: 'value', value: 'a' } }, '(c3>? AND c3<?)'],
  [
    'any',
    { index: 'byAuthor', equals: { channel: 'x' }, any: { path: 'author.id', values: ['a', 'b', 'c'] } },
    '(c1=? AND c0=?)',
  ],
  [
    'any and a range',
    { index: 'byPlace', any: { path: 'channel', values: ['x', 'y'] }, range: { path: 'seq', below: 3 } },
    '(c1=? AND c2>? AND c2<?)',
  ],
  ['a key', { index: 'byPlace', after: ['x', 1, 'a'] }, '((c1,c2,_id)>(?,?,?))', '((c1,c2,_id)<(?,?,?))'],
  [
    'a key behind a path',
    { index: 'byPlace', equals: { channel: 'x' }, after: ['x', 1, 'a'] },
    '(c1=? AND (c2,_id)>(?,?))',
    '(c1=? AND (c2,_id)<(?,?))',
  ],
  [
    'a key behind all paths',
    { index: 'byPlace', equals: { channel: 'x', seq: 1 }, after: ['x', 1, 'a'] },
    '(c1=? AND c2=? AND _id>?)',
    '(c1=? AND c2=? AND _id<?)',
  ],
  [
    'a key in a range',
    { index: 'byPlace', equals: { channel: 'x' }, range: { path: 'seq', from: 1, to: 5 }, after: ['x', 2, 'a'] },
    '(c1=? AND (c2,_id)>(?,?) AND c2<?)',
    '(c1=? AND c2>? AND (c2,_id)<(?,?))',
  ],
  [
    'a key in any',
    { index: 'byPlace', any: { path: 'channel', values: ['x', 'y'] }, after: ['x', 1, 'a'] },
    '(c1=? AND (c2,_id)>(?,?))',
    '(c1=? AND (c2,_id)<(?,?))',
  ],
  ['a token', { index: 'byToken', equals: { tokens: 't' } }, '(value=?)'],
  [
    'a token in a channel',
    { index: 'byToken', equals: { tokens: 't', channel: 'x' }, after: ['x', 1, 'a'] },
    '(value=? AND c1=? AND (c2,_id)>(?,?))',
    '(value=? AND c1=? AND (c2,_id)<(?,?))',
  ],
  [
    'several tokens',
    { index: 'byToken', equals: { tokens: 't' }, all: { path: 'tokens', values: ['u', 'v', 'w'] } },
    '(value=? AND c1=? AND c2=? AND _id=?)',
  ],
];

const named = shapes.map(([name, query, keys, keysDown = keys]) => ({ name, query, keys, keysDown }));

const open = async (directory: string) => {
  const path = join(directory, 'views.db');
  const connection = new Connection(path, 'write');
  createCatalog(connection);
  const store = new SqliteReadStore(path, sessionOf(connection));
  await store.prepare([samples]);
  await store.commit([], checkpointAt(1), [samples]);
  const database = new DatabaseSync(path, { readOnly: true });
  const explain = (sql: string): readonly string[] =>
    database
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => String(detail));
  return {
    store,
    /** The plans of all statements that were prepared up to the end of the work. */
    plansOf: async (work: () => Promise<unknown>): Promise<ReadonlyMap<string, readonly string[]>> => {
      await work();
      const statements = connection.prepared().filter((sql) => /^(?:SELECT|INSERT|UPDATE|DELETE)/.test(sql));
      return new Map(statements.map((sql) => [sql, explain(sql)]));
    },
    [Symbol.asyncDispose]: async () => {
      database.close();
      await store.close();
    },
  };
};

const expectSearches = (plans: ReadonlyMap<string, readonly string[]>): void => {
  const walks = [...plans].flatMap(([sql, details]) =>
    details.filter((detail) => /SCAN|TEMP B-TREE/.test(detail) && !harmless.test(detail)).map((detail) => `${detail}: ${sql}`),
  );
  expect(walks).toEqual([]);
};

describe('the plans of the SQLite read store', () => {
  it.each(named)('enter the index for $name, both ways, and never sort', async ({ query, keys, keysDown }) => {
    await using directory = await temporaryDirectory();
    await using opened = await open(directory.path);
    for (const order of ['ascending', 'descending'] as const) {
      const plans = await opened.plansOf(() => opened.store.find(samples, { ...query, order, limit: 50 }));
      expect(plans.size).toBeGreaterThan(0);
      expectSearches(plans);
      const details = [...plans.values()].flat().join('\n');
      expect(details).toContain(order === 'ascending' ? keys : keysDown);
    }
  });

  it.each(named)('count $name from the index alone', async ({ query: { after: _after, ...query } }) => {
    await using directory = await temporaryDirectory();
    await using opened = await open(directory.path);
    const plans = await opened.plansOf(() => opened.store.count(samples, query));
    expectSearches(plans);
    expect([...plans.values()].flat().join('\n')).toMatch(/USING (?:COVERING INDEX|PRIMARY KEY)/);
  });

  it('of everything else search too', async () => {
    await using directory = await temporaryDirectory();
    await using opened = await open(directory.path);
    const { store } = opened;
    const plans = await opened.plansOf(async () => {
      await store.prepare([others, rebuiltSamples]);
      const writes = [put(sample('a', 1, { tokens: ['x', 'y'] })), put(sample('a', 2, { tokens: ['y', 'z'] })), removal('b', 1)];
      await store.commit(writes, checkpointAt(2), [samples, others]);
      await store.get(samples, 'a');
      await store.getMany(samples, ['a', 'b']);
      await store.scan(samples, 'a', 10);
      await store.checkpoint(samples);
    });
    expect(plans.size).toBeGreaterThan(12);
    expectSearches(plans);
  });
});
