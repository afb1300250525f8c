import type { Count, Id } from '@chat/schema/events';

/** A thing with a place in an order: a channel of a category, a category of a guild. */
export interface Placed {
  readonly id: Id;
  readonly position: Count;
}

/** After which thing another one is put. */
export type After = Id | 'FIRST' | 'LAST';

/** Where a thing goes, and which of the others get another place first, since there was no room. */
export interface Placement {
  readonly position: Count;
  readonly moves: readonly Placed[];
}

const step = 1_024;
/** Clients read positions as 32-bit numbers. */
const mostPosition = 2 ** 30;

const compare = (one: Placed, other: Placed): number => one.position - other.position || (one.id < other.id ? -1 : 1);

export const inOrder = (things: readonly Placed[]): readonly Placed[] => [...things].sort(compare);

const indexAfter = (sorted: readonly Placed[], after: After): number => {
  if (after === 'FIRST') return 0;
  if (after === 'LAST') return sorted.length;
  const found = sorted.findIndex(({ id }) => id === after);
  return found < 0 ? -1 : found + 1;
};

const between = (before: Placed | undefined, behind: Placed | undefined): Count | undefined => {
  const low = before?.position ?? -1;
  const middle = behind === undefined ? Math.max(low, 0) + step : Math.floor((low + behind.position) / 2);
  const isFree = middle > low && (behind === undefined ? middle <= mostPosition : middle < behind.position);
  return isFree ? middle : undefined;
};

const renumbered = (sorted: readonly Placed[], index: number): Placement => ({
  position: (index + 1) * step,
  moves: sorted
    .map(({ id, position }, at) => ({ id, from: position, position: (at < index ? at + 1 : at + 2) * step }))
    .filter(({ from, position }) => from !== position)
    .map(({ id, position }) => ({ id, position })),
});

/** The place behind `after` among `others`; nothing where `after` is none of them. */
export const placeAfter = (others: readonly Placed[], after: After): Placement | undefined => {
  const sorted = inOrder(others);
  const index = indexAfter(sorted, after);
  if (index < 0) return undefined;
  const position = between(sorted[index - 1], sorted[index]);
  return position === undefined ? renumbered(sorted, index) : { position, moves: [] };
};

/** Whether a thing stands there already. */
export const standsAfter = (all: readonly Placed[], id: Id, after: After): boolean => {
  const sorted = inOrder(all);
  const index = sorted.findIndex((thing) => thing.id === id);
  const others = sorted.filter((thing) => thing.id !== id);
  return index >= 0 && index === indexAfter(others, after);
};
