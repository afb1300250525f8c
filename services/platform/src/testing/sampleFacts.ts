import { randomUUID } from 'node:crypto';
import type { Envelope, Id } from '@chat/schema/events';

/** A fresh random id. */
export const sampleId = (): Id => randomUUID().replaceAll('-', '') as Id; // a UUID without its dashes

const actorId = sampleId();

/** A well-formed envelope with this data, for tests of what carries facts and does not look into them. */
export const sampleFact = (data: unknown = {}): Envelope => {
  const id = sampleId();
  return {
    id,
    type: 'SampleHappened',
    data,
    meta: {
      actor: { kind: 'USER', id: actorId },
      via: 'WEB',
      at: 1_700_000_000_000,
      basis: [['sample-main', 3]],
      correlationId: id,
      causationId: id,
      schemaVersion: 1,
    },
  };
};

/** So many facts, numbered from 0 in `data.number`. */
export const sampleFacts = (count: number): Envelope[] => Array.from({ length: count }, (_, number) => sampleFact({ number }));

/** A fact whose canonical bytes are exactly so many. */
export const sampleFactOfBytes = (bytes: number): Envelope => {
  const empty = Buffer.byteLength(JSON.stringify(sampleFact({ text: '' })));
  return sampleFact({ text: 'x'.repeat(bytes - empty) });
};

/** A stream's name that no other test uses. */
export const sampleStream = (): string => `sample-${sampleId()}`;
