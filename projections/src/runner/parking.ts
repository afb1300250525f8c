import { randomUUID } from 'node:crypto';
import type { Write } from '@chat/platform';
import type { Millis, Position } from '@chat/schema/events';
import { type ParkedDocument, parkedView } from '@chat/schema/views';
import type { Projection } from './projection.ts';
import { justAfter } from './purging.ts';

/** A document that could not be folded, and the fact at which that was so. */
export interface Parking {
  readonly id: string;
  readonly position: Position;
  readonly error: unknown;
}

const mostMessage = 200;

const readsText = (projection: Projection): boolean => Object.values(projection.on).some((handler) => handler.text === true);

/** An `_id` of its own for each parking: the tombstone of an earlier one would hold against it. */
const parkedUnder = (view: string, id: string, position: Position) =>
  ({ _id: randomUUID(), pos: position, view, id, position }) as const;

/** The record of a parked document. An error's message may quote what the fold was given, so it is kept only where no text is. */
export const parkedDocument = (projection: Projection, { id, position, error }: Parking, at: Millis): ParkedDocument => {
  const { name, message } = error instanceof Error ? error : new Error('something that is no Error was thrown');
  return {
    ...parkedUnder(projection.view.name, id, position),
    error: { name, message: readsText(projection) ? '' : message.slice(0, mostMessage) },
    at,
  };
};

/** The same record for a view of another name. */
export const parkedIn = (view: string, { id, position, error, at }: ParkedDocument): ParkedDocument => ({
  ...parkedUnder(view, id, position),
  error,
  at,
});

export const park = (document: ParkedDocument): Write => ({ view: parkedView, put: document });

export const unpark = ({ _id, pos }: ParkedDocument): Write => ({ view: parkedView, delete: { _id, pos: justAfter(pos) } });
