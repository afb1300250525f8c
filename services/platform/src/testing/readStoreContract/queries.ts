import { describe, expect, it } from 'vitest';
import { commit, idsFound, type OpenReadStore, put, putAll, sample } from './opened.ts';

const places = [
  { channel: 'x', seq: 2 },
  { channel: 'x', seq: 10 },
  { channel: 'y', seq: 1 },
  { channel: 'x', seq: 1 },
  { channel: 'z', seq: 3 },
];

/** Queries over scalar paths. */
export const queryCases = (open: OpenReadStore): void => {
  describe('find', () => {
    it('answers in index order, both ways, numbers as numbers', async () => {
      await using opened = await open();
      await putAll(opened.writer, places);
      expect(await idsFound(opened.reader, { index: 'byPlace', equals: { channel: 'x' } })).toBe('dab');
      expect(await idsFound(opened.reader, { index: 'byPlace', equals: { channel: 'x' }, order: 'descending' })).toBe('bad');
      expect(await idsFound(opened.reader, { index: 'byPlace' })).toBe('dabce');
    });

    it('stops at the limit', async () => {
      await using opened = await open();
      await putAll(opened.writer, places);
      expect(await idsFound(opened.reader, { index: 'byPlace', limit: 2 })).toBe('da');
    });

    it('ends ties in the id, both ways', async () => {
      await using opened = await open();
      await putAll(opened.writer, [{ value: 1 }, { value: 1 }, { value: 1 }]);
      expect(await idsFound(opened.reader, { index: 'byValue' })).toBe('abc');
      expect(await idsFound(opened.reader, { index: 'byValue', order: 'descending' })).toBe('cba');
    });

    it('orders null or absent, numbers, strings, false, true', async () => {
      await using opened = await open();
      await putAll(opened.writer, [
        { value: true },
        { value: '' },
        { value: -1e308 },
        {},
        { value: false },
        { value: null },
        { value: '1' },
        { value: 1 },
      ]);
      expect(await idsFound(opened.reader, { index: 'byValue' })).toBe('dfchbgea');
    });

    it('orders strings by their UTF-8 bytes', async () => {
      await using opened = await open();
      await putAll(opened.writer, [
        { value: '\u{1f600}' },
        { value: '\uffff' },
        { value: 'b' },
        { value: 'B' },
        { value: 'a\u0000' },
        { value: 'a' },
        { value: 'é' },
      ]);
      expect(await idsFound(opened.reader, { index: 'byValue' })).toBe('dfecgba');
    });

    it.each([
      ['null', null, 'ab'],
      ['1', 1, 'c'],
      ['"1"', '1', 'd'],
      ['true', true, 'e'],
      ['false', false, 'f'],
      ['0', 0, 'g'],
    ])('equal to %s finds that value and none of another type', async (_, value, ids) => {
      await using opened = await open();
      await putAll(opened.writer, [
        {},
        { value: null },
        { value: 1 },
        { value: '1' },
        { value: true },
        { value: false },
        { value: 0 },
      ]);
      expect(await idsFound(opened.reader, { index: 'byValue', equals: { value } })).toBe(ids);
    });

    it('reads values inside records', async () => {
      await using opened = await open();
      await putAll(opened.writer, [{ author: { id: 'u' } }, { author: null }, { author: 'u' }, {}]);
      expect(await idsFound(opened.reader, { index: 'byAuthor', equals: { channel: null, 'author.id': 'u' } })).toBe('a');
      expect(await idsFound(opened.reader, { index: 'byAuthor', equals: { channel: null, 'author.id': null } })).toBe('bcd');
    });

    it.each([
      ['above', { above: 2 }, 'cd'],
      ['from', { from: 2 }, 'bcd'],
      ['below', { below: 3 }, 'ab'],
      ['to', { to: 3 }, 'abc'],
      ['above and to', { above: 1, to: 3 }, 'bc'],
      ['an empty range', { above: 3, below: 3 }, ''],
    ])('bounds a range by %s', async (_, bounds, ids) => {
      await using opened = await open();
      await putAll(opened.writer, [{ value: 1 }, { value: 2 }, { value: 3 }, { value: 4 }, { value: '2' }, { value: true }, {}]);
      const range = { path: 'value', ...bounds };
      expect(await idsFound(opened.reader, { index: 'byValue', range })).toBe(ids);
      expect(await idsFound(opened.reader, { index: 'byValue', range, order: 'descending' })).toBe(
        [...ids].toReversed().join(''),
      );
    });

    it('keeps a range of strings or booleans to its type', async () => {
      await using opened = await open();
      await putAll(opened.writer, [{ value: 1 }, { value: 'a' }, { value: 'b' }, { value: false }, { value: true }, {}]);
      expect(await idsFound(opened.reader, { index: 'byValue', range: { path: 'value', from: 'a' } })).toBe('bc');
      expect(await idsFound(opened.reader, { index: 'byValue', range: { path: 'value', to: 'a' } })).toBe('b');
      expect(await idsFound(opened.reader, { index: 'byValue', range: { path: 'value', to: true } })).toBe('de');
      expect(await idsFound(opened.reader, { index: 'byValue', range: { path: 'value', above: false } })).toBe('e');
    });

    it.each([
      ['ab', 'cd'],
      ['a', 'bcd'],
      ['\u{1f600}', 'fg'],
      ['\u{10ffff}', 'h'],
      ['', 'abcdefgh'],
      ['zz', ''],
    ])('finds the strings with the prefix %j', async (prefix, ids) => {
      await using opened = await open();
      const values = [
        'Ab',
        'a',
        'ab',
        'ab\u{10ffff}',
        'b',
        '\u{1f600}',
        '\u{1f600}\uffff',
        '\u{10ffff}\u{10ffff}',
        5,
        true,
        null,
      ];
      await putAll(
        opened.writer,
        values.map((value) => ({ value })),
      );
      expect(await idsFound(opened.reader, { index: 'byValue', prefix: { path: 'value', value: prefix } })).toBe(ids);
    });

    it('of any value answers in index order, each document once', async () => {
      await using opened = await open();
      await putAll(opened.writer, places);
      const any = { path: 'channel', values: ['z', 'x', 'absent', 'x'] };
      expect(await idsFound(opened.reader, { index: 'byPlace', any })).toBe('dabe');
      expect(await idsFound(opened.reader, { index: 'byPlace', any, order: 'descending' })).toBe('ebad');
      expect(await idsFound(opened.reader, { index: 'byPlace', any, range: { path: 'seq', from: 3 } })).toBe('be');
    });

    it('of any of 500 values answers, of none finds nothing', async () => {
      await using opened = await open();
      await putAll(opened.writer, places);
      const values = Array.from({ length: 500 }, (_, at) => at);
      expect(await idsFound(opened.reader, { index: 'byPlace', equals: { channel: 'x' }, any: { path: 'seq', values } })).toBe(
        'dab',
      );
      expect(await idsFound(opened.reader, { index: 'byPlace', any: { path: 'channel', values: [] } })).toBe('');
    });

    it('follows a changed document', async () => {
      await using opened = await open();
      await putAll(opened.writer, [{ value: 1, tokens: ['one', 'same'] }]);
      await commit(opened.writer, [put(sample('a', 2, { value: 2, tokens: ['same', 'two'] }))]);
      expect(await idsFound(opened.reader, { index: 'byValue', equals: { value: 1 } })).toBe('');
      expect(await idsFound(opened.reader, { index: 'byValue', equals: { value: 2 } })).toBe('a');
      expect(await idsFound(opened.reader, { index: 'byToken', equals: { tokens: 'one' } })).toBe('');
      expect(await idsFound(opened.reader, { index: 'byToken', equals: { tokens: 'two' } })).toBe('a');
      expect(await idsFound(opened.reader, { index: 'byToken', equals: { tokens: 'same' } })).toBe('a');
    });
  });
};
