import { describe, expect, it } from 'vitest';
import { commit, idsFound, type OpenReadStore, put, removal, sample, samples } from './opened.ts';

/** Delivery is at least once; the guard makes it once in effect. */
export const guardCases = (open: OpenReadStore): void => {
  describe('the guard', () => {
    it('lets a newer document replace an older one', async () => {
      await using opened = await open();
      await commit(opened.writer, [put(sample('a', 1, { text: 'old' }))]);
      await commit(opened.writer, [put(sample('a', 2, { text: 'new' }))]);
      expect((await opened.reader.get(samples, 'a'))?.text).toBe('new');
    });

    it.each([
      ['older', 4],
      ['equal', 5],
    ])('ignores an %s document', async (_, pos) => {
      await using opened = await open();
      await commit(opened.writer, [put(sample('a', 5, { text: 'stands', value: 1, tokens: ['x'] }))]);
      await commit(opened.writer, [put(sample('a', pos, { text: 'late', value: 2, tokens: ['y'] }))]);
      expect((await opened.reader.get(samples, 'a'))?.text).toBe('stands');
      expect(await idsFound(opened.reader, { index: 'byValue', equals: { value: 2 } })).toBe('');
      expect(await idsFound(opened.reader, { index: 'byToken', equals: { tokens: 'y' } })).toBe('');
    });

    it('of positions is by string order', async () => {
      await using opened = await open();
      await commit(opened.writer, [put(sample('a', 10, { text: 'stands' }))]);
      await commit(opened.writer, [put(sample('a', 9, { text: 'late' }))]);
      expect((await opened.reader.get(samples, 'a'))?.text).toBe('stands');
    });

    it('deletes a document that is older than the deletion', async () => {
      await using opened = await open();
      await commit(opened.writer, [put(sample('a', 1, { value: 1, tokens: ['x'] }))]);
      await commit(opened.writer, [removal('a', 2)]);
      expect(await opened.reader.get(samples, 'a')).toBeUndefined();
      expect(await idsFound(opened.reader, { index: 'byValue' })).toBe('');
      expect(await idsFound(opened.reader, { index: 'byToken', equals: { tokens: 'x' } })).toBe('');
    });

    it('ignores a deletion that is older than the document', async () => {
      await using opened = await open();
      await commit(opened.writer, [put(sample('a', 5))]);
      await commit(opened.writer, [removal('a', 4)]);
      expect(await opened.reader.get(samples, 'a')).toBeDefined();
    });

    it('ignores a document at or below the tombstone, and takes a newer one', async () => {
      await using opened = await open();
      await commit(opened.writer, [removal('a', 5)]);
      await commit(opened.writer, [put(sample('a', 4))]);
      await commit(opened.writer, [put(sample('a', 5))]);
      expect(await opened.reader.get(samples, 'a')).toBeUndefined();
      await commit(opened.writer, [put(sample('a', 6))]);
      expect(await opened.reader.get(samples, 'a')).toBeDefined();
    });

    it('is the same for a document that is said to be new, rightly or wrongly', async () => {
      await using opened = await open();
      const putNew = (document: ReturnType<typeof sample>) => ({ ...put(document), isNew: true });
      await commit(opened.writer, [putNew(sample('a', 5, { text: 'first', value: 1, tokens: ['x'] })), removal('b', 5)]);
      await commit(opened.writer, [putNew(sample('a', 4, { text: 'late', value: 2, tokens: ['y'] })), putNew(sample('b', 4))]);
      expect((await opened.reader.get(samples, 'a'))?.text).toBe('first');
      expect(await opened.reader.get(samples, 'b')).toBeUndefined();
      await commit(opened.writer, [putNew(sample('a', 6, { text: 'second', value: 2, tokens: ['y'] })), putNew(sample('b', 6))]);
      expect((await opened.reader.get(samples, 'a'))?.text).toBe('second');
      expect(await idsFound(opened.reader, { index: 'byValue', equals: { value: 1 } })).toBe('');
      expect(await idsFound(opened.reader, { index: 'byToken', equals: { tokens: 'x' } })).toBe('');
      expect(await idsFound(opened.reader, { index: 'byToken', equals: { tokens: 'y' } })).toBe('a');
      expect(await opened.reader.get(samples, 'b')).toBeDefined();
    });

    it('keeps the newest of several tombstones', async () => {
      await using opened = await open();
      await commit(opened.writer, [removal('a', 5)]);
      await commit(opened.writer, [removal('a', 3)]);
      await commit(opened.writer, [put(sample('a', 4))]);
      expect(await opened.reader.get(samples, 'a')).toBeUndefined();
    });

    it('makes a batch delivered twice change nothing', async () => {
      await using opened = await open();
      const batch = [put(sample('a', 1)), put(sample('b', 2)), removal('b', 3), put(sample('c', 4, { tokens: ['x'] }))];
      await commit(opened.writer, batch, 4);
      const once = await opened.writer.scan(samples, undefined, 1_000);
      await commit(opened.writer, batch.toReversed(), 4);
      expect(await opened.writer.scan(samples, undefined, 1_000)).toEqual(once);
    });
  });
};
