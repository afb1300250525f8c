import { describe, expect, it } from 'vitest';
import { WrongExpectedRevision } from '../../eventStore/eventStore.ts';
import { sampleFact, sampleFacts, sampleStream } from '../sampleFacts.ts';
import { idsOf, type OpenEventStore } from './opened.ts';

/** Expected revisions, batches, and what an append answers. */
export const appendCases = (open: OpenEventStore): void => {
  describe('append', () => {
    it('the first fact of a stream has revision 0', async () => {
      await using opened = await open();
      const appended = await opened.store.append(sampleStream(), 'no_stream', [sampleFact()]);
      expect(appended.firstRevision).toBe(0);
      expect(appended.positions).toHaveLength(1);
    });

    it('revisions are dense over batches', async () => {
      await using opened = await open();
      const stream = sampleStream();
      await opened.store.append(stream, 'no_stream', sampleFacts(3));
      const appended = await opened.store.append(stream, 2, sampleFacts(2));
      expect(appended.firstRevision).toBe(3);
      expect((await opened.store.read(stream)).map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
    });

    it('positions rise within a batch and from append to append, by string order', async () => {
      await using opened = await open();
      const first = await opened.store.append(sampleStream(), 'no_stream', sampleFacts(12));
      const second = await opened.store.append(sampleStream(), 'no_stream', sampleFacts(12));
      const positions = [...first.positions, ...second.positions];
      expect(new Set(positions).size).toBe(24);
      expect([...positions].sort()).toEqual(positions);
    });

    it('the answered positions are those that reads show', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const { positions } = await opened.store.append(stream, 'no_stream', sampleFacts(3));
      expect((await opened.store.read(stream)).map(({ position }) => position)).toEqual(positions);
    });

    it('a revision where there is no stream is refused with actual -1', async () => {
      await using opened = await open();
      const refused = opened.store.append(sampleStream(), 4, [sampleFact()]);
      await expect(refused).rejects.toBeInstanceOf(WrongExpectedRevision);
      await expect(refused).rejects.toMatchObject({ expected: 4, actual: -1 });
    });

    it('no_stream where there is a stream is refused with its revision', async () => {
      await using opened = await open();
      const stream = sampleStream();
      await opened.store.append(stream, 'no_stream', sampleFacts(2));
      const refused = opened.store.append(stream, 'no_stream', [sampleFact()]);
      await expect(refused).rejects.toMatchObject({ name: 'WrongExpectedRevision', stream, expected: 'no_stream', actual: 1 });
    });

    it('a stale revision is refused with the actual one', async () => {
      await using opened = await open();
      const stream = sampleStream();
      await opened.store.append(stream, 'no_stream', sampleFacts(3));
      await expect(opened.store.append(stream, 1, [sampleFact()])).rejects.toMatchObject({ expected: 1, actual: 2 });
    });

    it('a revision ahead of the stream is refused with the actual one', async () => {
      await using opened = await open();
      const stream = sampleStream();
      await opened.store.append(stream, 'no_stream', sampleFacts(3));
      await expect(opened.store.append(stream, 3, [sampleFact()])).rejects.toMatchObject({ expected: 3, actual: 2 });
    });

    it('a refused append leaves the stream as it was', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const facts = sampleFacts(2);
      await opened.store.append(stream, 'no_stream', facts);
      await expect(opened.store.append(stream, 0, sampleFacts(5))).rejects.toBeInstanceOf(WrongExpectedRevision);
      expect(idsOf(await opened.store.read(stream))).toEqual(idsOf(facts));
    });

    it('a refused append does not stand in the way of the next', async () => {
      await using opened = await open();
      const stream = sampleStream();
      await opened.store.append(stream, 'no_stream', [sampleFact()]);
      await expect(opened.store.append(stream, 'no_stream', [sampleFact()])).rejects.toBeInstanceOf(WrongExpectedRevision);
      expect((await opened.store.append(stream, 0, [sampleFact()])).firstRevision).toBe(1);
    });

    it('streams whose names begin alike are apart', async () => {
      await using opened = await open();
      const stream = sampleStream();
      await opened.store.append(stream, 'no_stream', [sampleFact()]);
      await opened.store.append(`${stream}_1`, 'no_stream', [sampleFact()]);
      expect(await opened.store.read(stream)).toHaveLength(1);
    });
  });
};
