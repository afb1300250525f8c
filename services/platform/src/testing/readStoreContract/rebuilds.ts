import { describe, expect, it } from 'vitest';
import { DeclarationChanged, ViewNotPrepared } from '../../readStore/readStore.ts';
import { checkpointAt, commit, idsFound, type OpenReadStore, others, put, rebuiltSamples, sample, samples } from './opened.ts';

/** The swap of rebuilt views, and the end. */
export const rebuildCases = (open: OpenReadStore): void => {
  describe('a rebuilt view', () => {
    it('takes the place of the live one with its checkpoint, and leaves its own name free', async () => {
      await using opened = await open();
      const { writer, reader } = opened;
      await commit(writer, [put(sample('old', 1))], 1);
      await writer.prepare([rebuiltSamples]);
      await writer.commit([put(sample('new', 2, { value: 2 }), rebuiltSamples)], checkpointAt(2), [rebuiltSamples]);
      expect(await reader.get(samples, 'old')).toBeDefined();
      await writer.swap(samples, rebuiltSamples);
      expect(await reader.get(samples, 'old')).toBeUndefined();
      expect(await idsFound(reader, { index: 'byValue' })).toBe('new');
      expect(await reader.checkpoint(samples)).toEqual(checkpointAt(2));
      expect(await reader.get(rebuiltSamples, 'new')).toBeUndefined();
    });

    it('is rebuilt and swapped again', async () => {
      await using opened = await open();
      const { writer, reader } = opened;
      await writer.prepare([samples]);
      for (const round of [1, 2, 3]) {
        await writer.prepare([rebuiltSamples]);
        await writer.commit([put(sample(`r${round}`, round), rebuiltSamples)], checkpointAt(round), [rebuiltSamples]);
        await writer.swap(samples, rebuiltSamples);
        expect((await writer.scan(samples, undefined, 10)).map(({ _id }) => _id)).toEqual([`r${round}`]);
        expect(await reader.get(samples, `r${round}`)).toBeDefined();
      }
    });

    it('takes writes under the live name', async () => {
      await using opened = await open();
      const { writer, reader } = opened;
      await commit(writer, [put(sample('a', 5))], 5);
      await writer.prepare([rebuiltSamples]);
      await writer.commit([put(sample('a', 5), rebuiltSamples)], checkpointAt(5), [rebuiltSamples]);
      await writer.swap(samples, rebuiltSamples);
      await commit(writer, [put(sample('a', 6, { text: 'live' }))], 6);
      expect((await reader.get(samples, 'a'))?.text).toBe('live');
    });

    it('that is missing or has other indexes is refused, and the live one stays', async () => {
      await using opened = await open();
      const { writer, reader } = opened;
      await commit(writer, [put(sample('a', 1))]);
      await expect(writer.swap(samples, rebuiltSamples)).rejects.toThrow(ViewNotPrepared);
      await writer.prepare([others]);
      await expect(writer.swap(samples, others)).rejects.toThrow(DeclarationChanged);
      expect(await reader.get(samples, 'a')).toBeDefined();
    });
  });

  describe('a closed store', () => {
    it('refuses everything', async () => {
      await using opened = await open();
      const { writer, reader } = opened;
      await writer.close();
      await reader.close();
      const unavailable = { name: 'ReadStoreUnavailable' };
      await expect(writer.prepare([samples])).rejects.toMatchObject(unavailable);
      await expect(reader.get(samples, 'a')).rejects.toMatchObject(unavailable);
      await expect(writer.purge()).rejects.toMatchObject(unavailable);
    });
  });
};
