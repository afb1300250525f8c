import type { Envelope, Id, Meta } from '@chat/schema/events';
import { type JSONEventData, type JSONType, jsonEvent, type RecordedEvent } from '@eventstore/db-client';
import { canonicalBytes } from '../canonical.ts';
import { BatchTooLarge, EventStoreUnavailable, eventStoreLimits, FactTooLarge, type StoredFact } from '../eventStore.ts';
import { isKnown, positionOf } from './esdbPositions.ts';

const uuidOf = (id: Id): string => [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join('-');

/**
 * From the canonical bytes, not from the fact: the client writes an event down some turns later, and what the caller
 * does to its object until then must not be seen.
 */
const eventOf = (canonical: string): JSONEventData => {
  const { id, type, data, meta } = JSON.parse(canonical) as Envelope;
  if (data === undefined) throw new TypeError(`fact ${id} has no data, which has no JSON form`);
  // Any JSON may be data; the client's type is narrower than what it writes.
  return jsonEvent({ id: uuidOf(id), type, data: data as JSONType, metadata: { ...meta } });
};

/** The events of a batch of facts, or the refusal that its size deserves. */
export const eventsOf = (facts: readonly Envelope[]): JSONEventData[] => {
  let batchBytes = 0;
  const canonical = facts.map((fact) => {
    const text = canonicalBytes(fact);
    const bytes = Buffer.byteLength(text);
    if (bytes > eventStoreLimits.factBytes) throw new FactTooLarge(fact.id, bytes);
    batchBytes += bytes;
    return text;
  });
  if (facts.length < 1 || facts.length > eventStoreLimits.batchFacts || batchBytes > eventStoreLimits.batchBytes)
    throw new BatchTooLarge(facts.length, batchBytes);
  return canonical.map(eventOf);
};

/**
 * The fact that an event stands for. `EventStoreUnavailable` where it is none, since somebody else has written into our
 * streams, or where the node does not say its position, which it does from version 22.6 on.
 */
export const factOf = ({ id, type, data, metadata, isJson, streamId, revision, position }: RecordedEvent): StoredFact => {
  if (!isKnown(position)) throw new EventStoreUnavailable('the node says no positions: EventStoreDB 22.6 or later is needed');
  if (!isJson || typeof metadata !== 'object' || metadata instanceof Uint8Array)
    throw new EventStoreUnavailable(`event ${id} of stream ${streamId} is not a fact`);
  return {
    id: id.replaceAll('-', '') as Id, // a UUID without its dashes
    type,
    data,
    meta: metadata as unknown as Meta, // written by append, from an Envelope
    stream: streamId,
    revision: Number(revision),
    position: positionOf(position),
  };
};
