import { describe, expect, it } from 'vitest';
import { commit, idsFound, type OpenReadStore, put, putAll, removal, sample, samples } from './opened.ts';

/** Queries over a list of scalars. */
export const multikeyCases = (open: OpenReadStore): void => {
  describe('a multikey index', () => {
    const documents = [
      { channel: 'x', seq: 3, tokens: ['red', 'blue', 'red'] },
      { channel: 'x', seq: 1, tokens: ['red', 'green'] },
      { channel: 'y', seq: 2, tokens: ['red', 'blue', 'green'] },
      { channel: 'x', seq: 4, tokens: [] },
      { channel: 'x', seq: 5, tokens: null },
      { channel: 'x', seq: 6, tokens: [1, true] },
    ];

    it('finds each document that holds the value, once, in the order of the other paths', async () => {
      await using opened = await open();
      await putAll(opened.writer, documents);
      expect(await idsFound(opened.reader, { index: 'byToken', equals: { tokens: 'red' } })).toBe('bac');
      expect(
        await idsFound(opened.reader, { index: 'byToken', equals: { tokens: 'red', channel: 'x' }, order: 'descending' }),
      ).toBe('ab');
      expect(await idsFound(opened.reader, { index: 'byToken', equals: { tokens: 1 } })).toBe('f');
      expect(await idsFound(opened.reader, { index: 'byToken', equals: { tokens: 'RED' } })).toBe('');
    });

    it('finds those that hold all values', async () => {
      await using opened = await open();
      await putAll(opened.writer, documents);
      const all = (...values: string[]) => ({ index: 'byToken', equals: { tokens: 'red' }, all: { path: 'tokens', values } });
      expect(await idsFound(opened.reader, all('blue'))).toBe('ac');
      expect(await idsFound(opened.reader, all('blue', 'green', 'red', 'blue'))).toBe('c');
      expect(await idsFound(opened.reader, all('absent'))).toBe('');
      expect(await idsFound(opened.reader, all())).toBe('bac');
      expect(await opened.reader.count(samples, all('blue'))).toEqual({ count: 2, more: false });
    });

    it('follows the other paths of a changed document', async () => {
      await using opened = await open();
      await putAll(opened.writer, documents);
      await commit(opened.writer, [put(sample('a', 2, { channel: 'y', seq: 1, tokens: ['red'] })), removal('b', 2)]);
      expect(await idsFound(opened.reader, { index: 'byToken', equals: { tokens: 'red' } })).toBe('ac');
      expect(await idsFound(opened.reader, { index: 'byToken', equals: { tokens: 'red', channel: 'x' } })).toBe('');
    });
  });
};
