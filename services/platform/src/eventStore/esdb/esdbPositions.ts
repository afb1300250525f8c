import type { Position } from '@chat/schema/events';
import type { Position as LogPosition } from '@eventstore/db-client';

const width = 16;
const shape = /^[0-9a-f]{32}$/;
/** What nodes before 22.6 say of an event that was read from a stream. */
const unknown = 2n ** 64n - 1n;

const hex = (value: bigint): string => value.toString(16).padStart(width, '0');

/** Commit and prepare position, 16 hexadecimal digits each, so that string order is log order. */
export const positionOf = ({ commit, prepare }: LogPosition): Position => hex(commit) + hex(prepare);

/** The place that `positionOf` made a position of. Anything else is a `TypeError`: a position comes from the log itself. */
export const logPositionOf = (position: Position): LogPosition => {
  if (!shape.test(position)) throw new TypeError(`not a position of this log: ${position}`);
  return { commit: BigInt(`0x${position.slice(0, width)}`), prepare: BigInt(`0x${position.slice(width)}`) };
};

/** Whether the node said where in its log the event stands. */
export const isKnown = (position: LogPosition | undefined): position is LogPosition =>
  position !== undefined && position.commit !== unknown;
