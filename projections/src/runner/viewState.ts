import type { Position } from '@chat/schema/events';
import type { Projection } from './projection.ts';

/** A view in the runner's hands: where it stands, as the last commit left it. */
export interface ViewState {
  readonly projection: Projection;
  position: Position | undefined;
  /** Ids of documents that no fact moves any more. */
  parked: Set<string>;
}

/** String order is log order; nothing stands before everything. */
export const isBefore = (one: Position | undefined, other: Position | undefined): boolean =>
  other !== undefined && (one === undefined || one < other);

/** Where a feed must start so that no view misses a fact. */
export const lowestPosition = (views: readonly ViewState[]): Position | undefined => {
  const [first, ...rest] = views.map((view) => view.position);
  return rest.reduce((lowest, position) => (isBefore(position, lowest) ? position : lowest), first);
};
