import { describe, expect, it } from 'vitest';
import {
  AnotherLog,
  DeclarationChanged,
  InvalidDeclaration,
  UnindexedQuery,
  ViewNotPrepared,
} from '../../readStore/readStore.ts';
import { checkpointAt, commit, idsFound, logId, type OpenReadStore, others, positionOf, put, sample, samples } from './opened.ts';

const changed = { ...samples, indexes: { byPlace: { paths: ['channel'] } } };
const anotherLog = { logId: logId.replace('0190', '0191') as typeof logId, position: positionOf(9) };

/** Views and checkpoints. */
export const viewCases = (open: OpenReadStore): void => {
  describe('a view', () => {
    it('that was never prepared is empty, and refuses writes', async () => {
      await using opened = await open();
      const { writer, reader } = opened;
      expect(await reader.get(samples, 'a')).toBeUndefined();
      expect(await reader.getMany(samples, ['a'])).toEqual([]);
      expect(await idsFound(reader, { index: 'byPlace' })).toBe('');
      expect(await reader.count(samples, { index: 'byPlace' })).toEqual({ count: 0, more: false });
      expect(await reader.checkpoint(samples)).toBeUndefined();
      await expect(writer.commit([put(sample('a', 1))], checkpointAt(1), [])).rejects.toThrow(ViewNotPrepared);
      await expect(writer.commit([], checkpointAt(1), [samples])).rejects.toThrow(ViewNotPrepared);
    });

    it('that no declared index serves the query of is not asked, prepared or not', async () => {
      await using opened = await open();
      const { writer, reader } = opened;
      await expect(idsFound(reader, { index: 'byPlace', equals: { seq: 1 } })).rejects.toThrow(UnindexedQuery);
      await writer.prepare([samples]);
      await expect(idsFound(reader, { index: 'byPlace', equals: { seq: 1 } })).rejects.toThrow(UnindexedQuery);
      await expect(reader.count(samples, { index: 'absent' })).rejects.toThrow(UnindexedQuery);
    });

    it('is prepared again without loss', async () => {
      await using opened = await open();
      const { writer, reader } = opened;
      await commit(writer, [put(sample('a', 1))]);
      await writer.prepare([structuredClone(samples), others]);
      expect(await reader.get(samples, 'a')).toBeDefined();
    });

    it('with other indexes at the same version is refused, and nothing is prepared', async () => {
      await using opened = await open();
      const { writer, reader } = opened;
      await commit(writer, [put(sample('a', 1))]);
      await expect(writer.prepare([others, changed])).rejects.toThrow(DeclarationChanged);
      await expect(writer.commit([], checkpointAt(1), [others])).rejects.toThrow(ViewNotPrepared);
      await expect(reader.find(changed, { index: 'byPlace', limit: 1 })).rejects.toThrow(DeclarationChanged);
    });

    it('at another version stands beside the old one', async () => {
      await using opened = await open();
      const { writer, reader } = opened;
      await commit(writer, [put(sample('a', 1))]);
      const next = { ...changed, version: 2 };
      await writer.prepare([next]);
      await writer.commit([put(sample('b', 1), next)], checkpointAt(1), [next]);
      expect(await reader.get(samples, 'b')).toBeUndefined();
      expect(await reader.get(next, 'b')).toBeDefined();
    });

    it('with a malformed declaration is refused', async () => {
      await using opened = await open();
      const { writer } = opened;
      const wrong = [
        { ...samples, name: 'a"b' },
        { ...samples, version: 0 },
        { ...samples, indexes: { none: { paths: [] } } },
        { ...samples, indexes: { odd: { paths: ["a'b"] } } },
        { ...samples, indexes: { twice: { paths: ['a', 'a'] } } },
        { ...samples, indexes: { one: { multikey: 'a', paths: [] }, two: { multikey: 'b', paths: [] } } },
      ];
      for (const view of wrong) await expect(writer.prepare([view])).rejects.toThrow(InvalidDeclaration);
    });

    it('is scanned in the order of ids', async () => {
      await using opened = await open();
      const { writer } = opened;
      await commit(
        writer,
        ['\uffff', 'b', '\u{1f600}', 'a', 'ab'].map((id) => put(sample(id, 1))),
      );
      const first = await writer.scan(samples, undefined, 3);
      expect(first.map(({ _id }) => _id)).toEqual(['a', 'ab', 'b']);
      expect((await writer.scan(samples, 'b', 3)).map(({ _id }) => _id)).toEqual(['\uffff', '\u{1f600}']);
      await expect(writer.scan(samples, undefined, 1_001)).rejects.toThrow(UnindexedQuery);
    });

    it('that is dropped is gone with its checkpoint, and may be prepared anew with other indexes', async () => {
      await using opened = await open();
      const { writer, reader } = opened;
      await commit(writer, [put(sample('a', 1))], 1);
      await reader.get(samples, 'a');
      await writer.drop(samples);
      await writer.drop(samples);
      expect(await reader.get(samples, 'a')).toBeUndefined();
      expect(await reader.checkpoint(samples)).toBeUndefined();
      await writer.prepare([changed]);
      expect(await reader.find(changed, { index: 'byPlace', limit: 1 })).toEqual([]);
    });
  });

  describe('a checkpoint', () => {
    it('is absent, then that of the last commit of the view', async () => {
      await using opened = await open();
      const { writer, reader } = opened;
      await writer.prepare([samples, others]);
      expect(await reader.checkpoint(samples)).toBeUndefined();
      await writer.commit([], checkpointAt(3), [samples, others]);
      await writer.commit([], checkpointAt(7), [samples]);
      expect(await reader.checkpoint(samples)).toEqual(checkpointAt(7));
      expect(await writer.checkpoint(others)).toEqual(checkpointAt(3));
    });

    it('never moves back', async () => {
      await using opened = await open();
      const { writer, reader } = opened;
      await commit(writer, [], 7);
      await commit(writer, [], 3);
      expect(await reader.checkpoint(samples)).toEqual(checkpointAt(7));
    });

    it('of another log is refused with its documents', async () => {
      await using opened = await open();
      const { writer, reader } = opened;
      await commit(writer, [], 7);
      await expect(writer.commit([put(sample('a', 9))], anotherLog, [samples])).rejects.toThrow(AnotherLog);
      expect(await reader.get(samples, 'a')).toBeUndefined();
      expect(await reader.checkpoint(samples)).toEqual(checkpointAt(7));
    });

    it('survives reopening with its documents', async () => {
      await using opened = await open();
      await commit(opened.writer, [put(sample('a', 7))], 7);
      const writer = await opened.reopen();
      expect(await writer.checkpoint(samples)).toEqual(checkpointAt(7));
      expect(await writer.get(samples, 'a')).toEqual(sample('a', 7));
      expect(await opened.reader.get(samples, 'a')).toEqual(sample('a', 7));
    });
  });
};
