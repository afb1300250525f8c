import { describe, expect, it } from 'vitest';
import { keyOf } from '../../readStore/documents.ts';
import { type Query, type ReadStore, type Scalar, UnindexedQuery } from '../../readStore/readStore.ts';
import { commit, idsFound, type OpenReadStore, put, putAll, removal, sample, samples } from './opened.ts';

const pagesOf = async (store: ReadStore, query: Omit<Query, 'limit'>, limit: number): Promise<string> => {
  let ids = '';
  let after: readonly Scalar[] | undefined;
  for (;;) {
    const page = await store.find(samples, { ...query, limit, ...(after && { after }) });
    ids += page.map(({ _id }) => _id).join('');
    const last = page.at(-1);
    if (last === undefined) return ids;
    after = keyOf(samples, query.index, last);
  }
};

const documents = ['x', null, 'y', 'x', null, 'x', 'y', 'z', 'x', 'x'].map((channel, at) => ({
  channel: channel as string,
  seq: at % 3,
  value: at % 2 === 0 ? null : at % 4,
  tokens: at % 5 === 0 ? ['odd'] : ['t', 'u'],
}));

const queries: readonly (readonly [string, Omit<Query, 'limit'>])[] = [
  ['a whole index', { index: 'byPlace' }],
  ['a whole index of nulls and numbers', { index: 'byValue' }],
  ['one value', { index: 'byPlace', equals: { channel: 'x' } }],
  ['all paths bound', { index: 'byPlace', equals: { channel: 'x', seq: 0 } }],
  ['a range from', { index: 'byPlace', equals: { channel: 'x' }, range: { path: 'seq', from: 0, below: 2 } }],
  ['a range above', { index: 'byPlace', equals: { channel: 'x' }, range: { path: 'seq', above: 0 } }],
  ['a range to', { index: 'byPlace', range: { path: 'channel', to: 'x' } }],
  ['a prefix', { index: 'byPlace', prefix: { path: 'channel', value: 'x' } }],
  ['any of the first path', { index: 'byPlace', any: { path: 'channel', values: ['y', 'x', null] } }],
  ['any of the second path', { index: 'byPlace', equals: { channel: 'x' }, any: { path: 'seq', values: [2, 0] } }],
  ['any and a range', { index: 'byPlace', any: { path: 'channel', values: ['x', 'y'] }, range: { path: 'seq', from: 1 } }],
  ['a token', { index: 'byToken', equals: { tokens: 't' }, all: { path: 'tokens', values: ['u'] } }],
  ['a token in any channel', { index: 'byToken', equals: { tokens: 't' }, any: { path: 'channel', values: ['x', 'z'] } }],
];

/** Pages by key, and counts. */
export const pagingCases = (open: OpenReadStore): void => {
  describe('pages', () => {
    it.each(queries)('of %s join to the whole, both ways, at every size', async (_, query) => {
      await using opened = await open();
      await putAll(opened.writer, documents);
      const whole = await idsFound(opened.reader, query);
      expect(whole.length).toBeGreaterThan(1);
      for (const limit of [1, 2, 3, 7]) {
        expect(await pagesOf(opened.reader, query, limit)).toBe(whole);
        expect(await pagesOf(opened.reader, { ...query, order: 'descending' }, limit)).toBe([...whole].toReversed().join(''));
      }
    });

    it('go on behind a document that was deleted or moved since', async () => {
      await using opened = await open();
      await putAll(opened.writer, [{ value: 1 }, { value: 2 }, { value: 3 }]);
      const [, last] = await opened.reader.find(samples, { index: 'byValue', limit: 2 });
      const after = keyOf(samples, 'byValue', last ?? sample('', 0));
      await commit(opened.writer, [removal('b', 2), put(sample('a', 2, { value: 9 }))]);
      expect(await idsFound(opened.reader, { index: 'byValue', after })).toBe('ca');
    });

    it('begin at the range where the key lies before it, and are empty where it lies behind', async () => {
      await using opened = await open();
      await putAll(opened.writer, [{ value: 1 }, { value: 2 }, { value: 3 }]);
      const range = { path: 'value', from: 2, to: 2 };
      expect(await idsFound(opened.reader, { index: 'byValue', range, after: [0, 'z'] })).toBe('b');
      expect(await idsFound(opened.reader, { index: 'byValue', range, after: [3, 'a'] })).toBe('');
      expect(await idsFound(opened.reader, { index: 'byValue', range: { path: 'value', above: 1 }, after: [1, 'a'] })).toBe('bc');
      expect(await idsFound(opened.reader, { index: 'byValue', range, after: [5, 'a'], order: 'descending' })).toBe('b');
    });

    it('after the key of another query are refused', async () => {
      await using opened = await open();
      await putAll(opened.writer, documents);
      const find = (after: readonly Scalar[]) => idsFound(opened.reader, { index: 'byPlace', equals: { channel: 'x' }, after });
      for (const after of [
        ['y', 1, 'a'],
        ['x', 1],
        ['x', 1, 'a', 'b'],
        ['x', Number.NaN, 'a'],
      ]) {
        await expect(find(after)).rejects.toThrow(UnindexedQuery);
      }
    });
  });

  describe('count', () => {
    it.each(queries)('of %s is the number found', async (_, query) => {
      await using opened = await open();
      await putAll(opened.writer, documents);
      expect(await opened.reader.count(samples, query)).toEqual({
        count: (await idsFound(opened.reader, query)).length,
        more: false,
      });
    });

    it.each([
      [10_000, false],
      [10_001, true],
    ])('of %i is 10,000, and more: %s', async (count, more) => {
      await using opened = await open();
      const writes = Array.from({ length: count }, (_, at) => put(sample(String(at), 1, { value: 1 })));
      await commit(opened.writer, writes);
      expect(await opened.reader.count(samples, { index: 'byValue', equals: { value: 1 } })).toEqual({ count: 10_000, more });
    });
  });
};
