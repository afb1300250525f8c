import { describe, expect, it } from 'vitest';
import { DocumentTooLarge, InvalidDocument, readStoreLimits } from '../../readStore/readStore.ts';
import { commit, type OpenReadStore, put, removal, type Sample, sample, samples } from './opened.ts';

const bytesOf = (document: Sample): number => Buffer.byteLength(JSON.stringify(document));
const ofBytes = (bytes: number): Sample => {
  const empty = sample('large', 1, { text: '' });
  return { ...empty, text: 'x'.repeat(bytes - bytesOf(empty)) };
};
/** A document that the types would refuse. */
const odd = (fields: object): Sample => ({ ...sample('odd', 1), ...fields });

const unplain: readonly (readonly [string, unknown])[] = [
  ['undefined', undefined],
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['a big integer', 1n],
  ['bytes', new Uint8Array(2)],
  ['a lone surrogate', 'a\ud800'],
  ['a list with a hole', new Array(1)],
];

/** What goes in comes out, or is refused. */
export const documentCases = (open: OpenReadStore): void => {
  describe('documents', () => {
    it('come back as they were written', async () => {
      await using opened = await open();
      const document = odd({
        text: 'a\u0000\u{1f600}\uffff"\\',
        list: [1, [null, true], { deep: -1.5e-7 }],
        record: { 'a.b': '$' },
      });
      await commit(opened.writer, [put(document)]);
      expect(await opened.writer.get(samples, 'odd')).toEqual(document);
      expect(await opened.reader.get(samples, 'odd')).toEqual(document);
    });

    it('with any well-formed id are found', async () => {
      await using opened = await open();
      const ids = ['a\u0000b', '\u{1f600}', "'; --", 'a'.repeat(300)];
      await commit(
        opened.writer,
        ids.map((id) => put(sample(id, 1))),
      );
      for (const id of ids) expect((await opened.reader.get(samples, id))?._id).toBe(id);
    });

    it('that are absent are nothing', async () => {
      await using opened = await open();
      await commit(opened.writer, []);
      expect(await opened.writer.get(samples, 'a')).toBeUndefined();
    });

    it('come in the order of the ids asked for, absent ones left out', async () => {
      await using opened = await open();
      await commit(opened.writer, [put(sample('a', 1)), put(sample('b', 1)), put(sample('c', 1))]);
      const found = await opened.reader.getMany(samples, ['c', 'absent', 'a', 'c']);
      expect(found.map(({ _id }) => _id)).toEqual(['c', 'a', 'c']);
    });

    it('are asked for 1,000 at a time', async () => {
      await using opened = await open();
      const ids = Array.from({ length: readStoreLimits.getMany + 1 }, (_, at) => String(at));
      await expect(opened.reader.getMany(samples, ids)).rejects.toMatchObject({ name: 'UnindexedQuery' });
    });

    it('of 262,143 bytes are kept', async () => {
      await using opened = await open();
      await commit(opened.writer, [put(ofBytes(262_143))]);
      expect((await opened.reader.get(samples, 'large'))?.text).toHaveLength(ofBytes(262_143).text?.length ?? 0);
    });

    it('of 262,144 bytes are refused with their whole batch', async () => {
      await using opened = await open();
      await commit(opened.writer, []);
      await expect(commit(opened.writer, [put(sample('a', 1)), put(ofBytes(262_144))], 1)).rejects.toThrow(DocumentTooLarge);
      expect(await opened.reader.get(samples, 'a')).toBeUndefined();
    });

    it.each(unplain)('holding %s are refused with their whole batch', async (_, value) => {
      await using opened = await open();
      await commit(opened.writer, []);
      for (const document of [odd({ value }), odd({ deep: [{ value }] })]) {
        await expect(commit(opened.writer, [put(sample('a', 1)), put(document)], 1)).rejects.toThrow(InvalidDocument);
      }
      expect(await opened.reader.get(samples, 'a')).toBeUndefined();
    });

    it('that hold themselves are refused', async () => {
      await using opened = await open();
      const document: Record<string, unknown> = {};
      document['self'] = document;
      await expect(commit(opened.writer, [put(odd({ document }))])).rejects.toThrow(InvalidDocument);
    });

    it('without an id or a position are refused', async () => {
      await using opened = await open();
      await expect(commit(opened.writer, [put(odd({ _id: '' }))])).rejects.toThrow(InvalidDocument);
      await expect(commit(opened.writer, [put(odd({ pos: undefined }))])).rejects.toThrow(InvalidDocument);
      await expect(commit(opened.writer, [removal('', 1)])).rejects.toThrow(InvalidDocument);
    });

    it('with a list or a record at an indexed path are refused', async () => {
      await using opened = await open();
      for (const fields of [{ value: [1] }, { value: {} }, { author: [{ id: 'a' }] }]) {
        await expect(commit(opened.writer, [put(odd(fields))])).rejects.toThrow(InvalidDocument);
      }
    });

    it('with anything but a list of scalars at the multikey path are refused', async () => {
      await using opened = await open();
      for (const tokens of ['word', [null], [['word']], [{}]]) {
        await expect(commit(opened.writer, [put(odd({ tokens }))])).rejects.toThrow(InvalidDocument);
      }
    });
  });
};
