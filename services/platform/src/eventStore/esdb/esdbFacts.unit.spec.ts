import type { RecordedEvent } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { sampleFact } from '../../testing/sampleFacts.ts';
import { canonicalBytes } from '../canonical.ts';
import { EventStoreUnavailable } from '../eventStore.ts';
import { eventsOf, factOf } from './esdbFacts.ts';

const recorded = (changes: Partial<RecordedEvent> = {}): RecordedEvent => {
  const [event] = eventsOf([sampleFact({ text: 'hello' })]);
  const place = { streamId: 'sample-1', revision: 4n, position: { commit: 700n, prepare: 700n } };
  return { ...event, ...place, isJson: true, created: new Date(0), ...changes } as RecordedEvent; // as the client returns it
};

describe('a fact as an event', () => {
  it('has its id as a UUID and its bytes as JSON', () => {
    const fact = sampleFact({ text: 'hello' });
    const [event] = eventsOf([fact]);
    expect(event?.id.replaceAll('-', '')).toBe(fact.id);
    expect(event?.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(event).toMatchObject({ contentType: 'application/json', type: fact.type, data: fact.data, metadata: fact.meta });
  });

  it('comes back with the same bytes, at its place', () => {
    const event = recorded();
    const fact = factOf(event);
    expect(fact).toMatchObject({ stream: 'sample-1', revision: 4, position: '00000000000002bc00000000000002bc' });
    const [again] = eventsOf([fact]);
    expect(again).toMatchObject({ id: event.id, data: event.data, metadata: event.metadata });
    expect(canonicalBytes(fact)).toContain('"hello"');
  });

  it('is refused where it is none: somebody else has written into the stream', () => {
    for (const metadata of [undefined, new Uint8Array([1]), 'text'])
      expect(() => factOf(recorded({ metadata } as Partial<RecordedEvent>))).toThrow(EventStoreUnavailable);
    expect(() => factOf(recorded({ isJson: false } as Partial<RecordedEvent>))).toThrow('is not a fact');
  });

  it('is refused where the node does not say its position', () => {
    const unknown = 2n ** 64n - 1n;
    const { position: _position, ...without } = recorded();
    expect(() => factOf(without)).toThrow('22.6 or later');
    expect(() => factOf(recorded({ position: { commit: unknown, prepare: unknown } }))).toThrow('22.6 or later');
  });
});
