import type { Position } from '@chat/schema/events';

const width = 16;
const shape = /^[0-9]{16}$/;

/** The position of the fact at this place (from 1) of the SQLite log: fixed width, so that string order is log order. */
export const positionOf = (place: number): Position => String(place).padStart(width, '0');

/** The place that `positionOf` made a position of. Anything else is a `TypeError`: a position comes from the log itself. */
export const placeOf = (position: Position): number => {
  const place = Number(position);
  if (!shape.test(position) || !Number.isSafeInteger(place)) throw new TypeError(`not a position of this log: ${position}`);
  return place;
};

/** How many facts of the SQLite log lie after `after` (or from the beginning), up to and with `to`; for showing a lag. */
export const sqliteFactsBetween = (after: Position | undefined, to: Position): number =>
  Math.max(0, placeOf(to) - (after === undefined ? 0 : placeOf(after)));
