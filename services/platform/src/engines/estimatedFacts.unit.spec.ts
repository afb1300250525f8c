import type { Position } from '@chat/schema/events';
import { expect, it } from 'vitest';
import type { StoredFact } from '../eventStore/eventStore.ts';
import { sampleFact } from '../testing/sampleFacts.ts';
import { estimatedFacts } from './estimatedFacts.ts';

const at = (place: number) => String(place).padStart(8, '0') as Position;
const factAt = (place: number): StoredFact => ({ ...sampleFact({}), stream: 'notes', revision: 0, position: at(place) });

it('estimates from the distance between the facts that were read last', async () => {
  async function* feed() {
    yield [factAt(100)];
    yield [factAt(200), factAt(300), factAt(400)];
  }
  const { eventStore, factsBetween } = estimatedFacts({ feed, head: async () => factAt(400) }, Number);
  expect(factsBetween(undefined, at(4_096))).toBe(4);
  const read: number[] = [];
  for await (const facts of eventStore.feed(undefined, new AbortController().signal)) read.push(facts.length);
  expect(read).toEqual([1, 3]);
  expect([factsBetween(at(400), at(1_400)), factsBetween(at(400), at(401)), factsBetween(at(400), at(400))]).toEqual([10, 1, 0]);
  expect((await eventStore.head())?.position).toBe(at(400));
});
