import { describe, expect, it } from 'vitest';
import { canonicalBytes, factHash } from '../../eventStore/canonical.ts';
import { eventStoreLimits } from '../../eventStore/eventStore.ts';
import { sampleFact, sampleFactOfBytes, sampleFacts, sampleStream } from '../sampleFacts.ts';
import { follow, headPosition, type OpenEventStore } from './opened.ts';

const awkward = {
  z: 1,
  a: { '10': 'x', '9': 'y', é: '\u0000\u2028"\\/', '😀': 'ﬁ', '': null },
  numbers: [0, -0, 1e21, 1e-7, 0.1, 9007199254740991, -1.5],
  flags: [true, false, null, [], {}],
};

/** Sizes, and bytes that stay what they were. */
export const limitCases = (open: OpenEventStore): void => {
  describe('limits and bytes', () => {
    it('a fact of exactly 64 KiB is kept', async () => {
      await using opened = await open();
      const stream = sampleStream();
      await opened.store.append(stream, 'no_stream', [sampleFactOfBytes(eventStoreLimits.factBytes)]);
      expect(await opened.store.read(stream)).toHaveLength(1);
    });

    it('a fact of one byte more is FactTooLarge with its id and bytes', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const fact = sampleFactOfBytes(eventStoreLimits.factBytes + 1);
      const refused = opened.store.append(stream, 'no_stream', [sampleFact(), fact]);
      await expect(refused).rejects.toMatchObject({ name: 'FactTooLarge', id: fact.id, bytes: 65_537 });
      expect(await opened.store.read(stream)).toEqual([]);
    });

    it('bytes are counted in UTF-8', async () => {
      await using opened = await open();
      const refused = opened.store.append(sampleStream(), 'no_stream', [sampleFact({ text: '€'.repeat(22_000) })]);
      await expect(refused).rejects.toMatchObject({ name: 'FactTooLarge' });
    });

    it('a batch of 256 facts is kept whole', async () => {
      await using opened = await open();
      const stream = sampleStream();
      await opened.store.append(stream, 'no_stream', sampleFacts(eventStoreLimits.batchFacts));
      expect(await opened.store.read(stream)).toHaveLength(256);
    });

    it('a batch of 257 facts is BatchTooLarge', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const refused = opened.store.append(stream, 'no_stream', sampleFacts(eventStoreLimits.batchFacts + 1));
      await expect(refused).rejects.toMatchObject({ name: 'BatchTooLarge', facts: 257 });
      expect(await opened.store.read(stream)).toEqual([]);
    });

    it('a batch of exactly 512 KiB is kept', async () => {
      await using opened = await open();
      const facts = Array.from({ length: 8 }, () => sampleFactOfBytes(eventStoreLimits.batchBytes / 8));
      const { positions } = await opened.store.append(sampleStream(), 'no_stream', facts);
      expect(positions).toHaveLength(8);
    });

    it('a batch over 512 KiB is BatchTooLarge with its bytes', async () => {
      await using opened = await open();
      const facts = [...Array.from({ length: 8 }, () => sampleFactOfBytes(65_500)), sampleFactOfBytes(1_000)];
      const refused = opened.store.append(sampleStream(), 'no_stream', facts);
      await expect(refused).rejects.toMatchObject({ name: 'BatchTooLarge', facts: 9, bytes: 525_000 });
    });

    it('a batch of no facts is BatchTooLarge', async () => {
      await using opened = await open();
      const refused = opened.store.append(sampleStream(), 'no_stream', []);
      await expect(refused).rejects.toMatchObject({ name: 'BatchTooLarge', facts: 0 });
    });

    it('a fact that JSON cannot say is refused and not bent', async () => {
      await using opened = await open();
      await expect(opened.store.append(sampleStream(), 'no_stream', [sampleFact({ text: '\ud800' })])).rejects.toThrow(TypeError);
      await expect(opened.store.append(sampleStream(), 'no_stream', [sampleFact({ n: Number.NaN })])).rejects.toThrow(TypeError);
    });

    it('a fact read back has the bytes and the hash that were written', async () => {
      await using opened = await open();
      const stream = sampleStream();
      const fact = sampleFact(awkward);
      await opened.store.append(stream, 'no_stream', [fact]);
      const [stored] = await opened.store.read(stream);
      expect(stored && canonicalBytes(stored)).toBe(canonicalBytes(fact));
      expect(stored && factHash(stored)).toBe(factHash(fact));
    });

    it('a fact from a live feed has the bytes that reads show, whatever the writer does to its object later', async () => {
      await using opened = await open();
      const stream = sampleStream();
      await using feed = follow(opened.store, await headPosition(opened.store));
      const data = { list: [1], absent: undefined };
      const fact = sampleFact(data);
      const written = canonicalBytes(fact);
      await opened.store.append(stream, 'no_stream', [fact]);
      data.list.push(2);
      await feed.reached([fact.id]);
      const [stored] = await opened.store.read(stream);
      expect(feed.facts[0]).toEqual(stored);
      expect(stored && canonicalBytes(stored)).toBe(written);
    });
  });
};
