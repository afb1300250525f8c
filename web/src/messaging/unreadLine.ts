import type { VirtualItem } from '@tanstack/react-virtual';
import type { TimelineRow } from './timelineRows.ts';

interface Scrolled {
  /** Where each row stands, as far as that is known. */
  readonly measurementsCache: readonly VirtualItem[];
  /** Pixels above what is seen. */
  readonly scrollOffset: number | null;
}

interface Held {
  readonly rows: readonly TimelineRow[];
  /** The `seq` up to which all was read when the channel was opened. */
  readonly readUpTo: number;
}

/** Whether what is new begins above what is seen: at the line, or before all that is held. */
export const beginsAbove = ({ measurementsCache, scrollOffset }: Scrolled, { rows, readUpTo }: Held): boolean => {
  const line = rows.findIndex(({ kind }) => kind === 'unread');
  if (line >= 0) return (measurementsCache[line]?.start ?? 0) < (scrollOffset ?? 0);
  const first = rows.find((row) => row.kind === 'message');
  return first?.kind === 'message' && first.message.seq > readUpTo + 1;
};

/** How many are new: as the line says, or at least as many as were when the channel was opened. */
export const countOf = (rows: readonly TimelineRow[], atOpening: number): number => {
  const line = rows.find((row) => row.kind === 'unread');
  return line?.kind === 'unread' ? line.count : atOpening;
};
