import { describe, expect, it } from 'vitest';
import type { EventStore, ReadOptions } from '../../eventStore/eventStore.ts';
import { sampleFact, sampleFacts, sampleStream } from '../sampleFacts.ts';
import { idsOf, type OpenEventStore } from './opened.ts';

const streamOf = async (store: EventStore, count: number): Promise<string> => {
  const stream = sampleStream();
  let expected: 'no_stream' | number = 'no_stream';
  for (let written = 0; written < count; written += 250) {
    // Another stream's facts between them, so that revision and position never agree.
    await store.append(sampleStream(), 'no_stream', [sampleFact()]);
    const batch = sampleFacts(Math.min(250, count - written));
    const { firstRevision }: { firstRevision: number } = await store.append(stream, expected, batch);
    expected = firstRevision + batch.length - 1;
  }
  return stream;
};

const revisions = async (store: EventStore, stream: string, options: ReadOptions) =>
  (await store.read(stream, options)).map(({ revision }) => revision);

/** One stream, both ways. */
export const readCases = (open: OpenEventStore): void => {
  describe('read', () => {
    it('an unknown stream is empty, both ways', async () => {
      await using opened = await open();
      expect(await opened.store.read(sampleStream())).toEqual([]);
      expect(await opened.store.read(sampleStream(), { backwards: true })).toEqual([]);
    });

    it('a fact comes back with its envelope and its place', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const fact = sampleFact({ text: 'grüße', list: [1, { deep: true }] });
      const { positions } = await opened.store.append(stream, 'no_stream', [fact]);
      expect(await opened.store.read(stream)).toEqual([{ ...fact, stream, revision: 0, position: positions[0] }]);
    });

    it('forwards from a revision, with a limit', async () => {
      await using opened = await open();
      const stream = await streamOf(opened.store, 20);
      expect(await revisions(opened.store, stream, { from: 5, limit: 4 })).toEqual([5, 6, 7, 8]);
    });

    it('forwards past the end is empty', async () => {
      await using opened = await open();
      const stream = await streamOf(opened.store, 3);
      expect(await revisions(opened.store, stream, { from: 3 })).toEqual([]);
    });

    it('backwards from the end, with a limit', async () => {
      await using opened = await open();
      const stream = await streamOf(opened.store, 20);
      expect(await revisions(opened.store, stream, { backwards: true, limit: 3 })).toEqual([19, 18, 17]);
    });

    it('backwards from a revision down to the first', async () => {
      await using opened = await open();
      const stream = await streamOf(opened.store, 20);
      expect(await revisions(opened.store, stream, { backwards: true, from: 3 })).toEqual([3, 2, 1, 0]);
    });

    it('backwards from beyond the end begins at the end', async () => {
      await using opened = await open();
      const stream = await streamOf(opened.store, 3);
      expect(await revisions(opened.store, stream, { backwards: true, from: 99 })).toEqual([2, 1, 0]);
    });

    it('one read answers with at most 1,000 facts, and the next goes on from there', async () => {
      await using opened = await open();
      const stream = await streamOf(opened.store, 1_200);
      const first = await revisions(opened.store, stream, {});
      const rest = await revisions(opened.store, stream, { from: first.length });
      expect([first.length, rest.length]).toEqual([1_000, 200]);
      expect([...first, ...rest]).toEqual(Array.from({ length: 1_200 }, (_, revision) => revision));
    });

    it('a limit below 1, above 1,000 or between whole numbers is a RangeError', async () => {
      await using opened = await open();
      for (const limit of [0, -1, 1_001, 1.5, Number.NaN])
        await expect(opened.store.read(sampleStream(), { limit })).rejects.toThrow(RangeError);
    });

    it('an answered append is seen by the next read', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const written: string[] = [];
      for (let revision = -1; revision < 20; revision += 1) {
        const fact = sampleFact();
        await opened.store.append(stream, revision < 0 ? 'no_stream' : revision, [fact]);
        written.push(fact.id);
        expect(idsOf(await opened.store.read(stream))).toEqual(written);
      }
    });

    it('the head is the newest fact of the whole log', async () => {
      await using opened = await open();
      await opened.store.append(sampleStream(), 'no_stream', sampleFacts(3));
      const stream = sampleStream();
      const facts = sampleFacts(2);
      const { positions } = await opened.store.append(stream, 'no_stream', facts);
      expect(await opened.store.head()).toEqual({ ...facts[1], stream, revision: 1, position: positions[1] });
    });
  });
};
