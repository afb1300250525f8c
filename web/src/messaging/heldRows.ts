import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import type { TimelineRow } from './timelineRows.ts';

/** The row that has the focus, as the page knows it. */
const focusedKey = (scroller: HTMLElement | null): string | undefined => {
  const active = document.activeElement;
  if (scroller === null || active === null || !scroller.contains(active)) return undefined;
  return active.closest<HTMLElement>('[data-key]')?.dataset['key'];
};

interface Held {
  readonly rows: readonly TimelineRow[];
  readonly scroller: HTMLElement | null;
  /** The message that is being edited. */
  readonly editedId: string | undefined;
}

/** The rows to draw: those in view, and those that would lose something if they went, as the focus or what is typed there. */
export const drawnRows = (range: Range, { rows, scroller, editedId }: Held): number[] => {
  const seen = defaultRangeExtractor(range);
  const focused = focusedKey(scroller);
  if (focused === undefined && editedId === undefined) return seen;
  const held = rows.flatMap((row, index) =>
    row.key === focused || (row.kind === 'message' && row.message.id === editedId) ? [index] : [],
  );
  return [...new Set([...seen, ...held])].sort((one, other) => one - other);
};
