import { describe, expect, it } from 'vitest';
import { WrongExpectedRevision } from '../../eventStore/eventStore.ts';
import { sampleFact, sampleFacts, sampleStream } from '../sampleFacts.ts';
import { idsOf, type OpenEventStore } from './opened.ts';

/** The same ids right after the same revision are the same append. */
export const idempotencyCases = (open: OpenEventStore): void => {
  describe('append again', () => {
    it('the same ids at the same revision answer as the first time and write nothing', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const facts = sampleFacts(3);
      const first = await opened.store.append(stream, 'no_stream', facts);
      expect(await opened.store.append(stream, 'no_stream', facts)).toEqual(first);
      expect(await opened.store.read(stream)).toHaveLength(3);
    });

    it('a repeat is recognised after others have appended', async () => {
      await using opened = await open();
      const stream = sampleStream();
      await opened.store.append(stream, 'no_stream', sampleFacts(2));
      const facts = sampleFacts(2);
      const first = await opened.store.append(stream, 1, facts);
      await opened.store.append(stream, 3, sampleFacts(4));
      expect(await opened.store.append(stream, 1, facts)).toEqual(first);
      expect(await opened.store.read(stream)).toHaveLength(8);
    });

    it('a repeat is recognised after reopening', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const facts = sampleFacts(2);
      const first = await opened.store.append(stream, 'no_stream', facts);
      const store = await opened.reopen();
      expect(await store.append(stream, 'no_stream', facts)).toEqual(first);
      expect(await store.read(stream)).toHaveLength(2);
    });

    it('a hundred repeats at once write one fact', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const fact = sampleFact();
      const answers = await Promise.all(Array.from({ length: 100 }, () => opened.store.append(stream, 'no_stream', [fact])));
      expect(new Set(answers.map(({ positions }) => positions.join())).size).toBe(1);
      expect(idsOf(await opened.store.read(stream))).toEqual([fact.id]);
    });

    it('a repeat that begins alike and goes on otherwise is refused', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const [first, second] = [sampleFact(), sampleFact()];
      await opened.store.append(stream, 'no_stream', [first, second]);
      const refused = opened.store.append(stream, 'no_stream', [first, sampleFact()]);
      await expect(refused).rejects.toBeInstanceOf(WrongExpectedRevision);
      expect(await opened.store.read(stream)).toHaveLength(2);
    });

    it('a repeat with more facts than the stream holds is refused', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const fact = sampleFact();
      await opened.store.append(stream, 'no_stream', [fact]);
      const refused = opened.store.append(stream, 'no_stream', [fact, sampleFact()]);
      await expect(refused).rejects.toMatchObject({ name: 'WrongExpectedRevision', actual: 0 });
      expect(await opened.store.read(stream)).toHaveLength(1);
    });

    it('the same ids in another order are refused', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const facts = sampleFacts(2);
      await opened.store.append(stream, 'no_stream', facts);
      await expect(opened.store.append(stream, 'no_stream', [...facts].reverse())).rejects.toBeInstanceOf(WrongExpectedRevision);
    });

    it('the same ids after another revision are refused', async () => {
      await using opened = await open();
      const stream = sampleStream();
      await opened.store.append(stream, 'no_stream', [sampleFact()]);
      const fact = sampleFact();
      await opened.store.append(stream, 0, [fact]);
      await expect(opened.store.append(stream, 'no_stream', [fact])).rejects.toMatchObject({ actual: 1 });
    });

    it('the same ids in another stream are another append', async () => {
      await using opened = await open();
      const facts = sampleFacts(2);
      const first = await opened.store.append(sampleStream(), 'no_stream', facts);
      const second = await opened.store.append(sampleStream(), 'no_stream', facts);
      expect(second.positions[0]).not.toBe(first.positions[0]);
    });
  });
};
