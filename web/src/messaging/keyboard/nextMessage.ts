import type { TimelineRow } from '../timelineRows.ts';

interface Step {
  /** The browser's name of the key. */
  readonly code: string;
  /** The row that has the focus; absent: none has. */
  readonly from: number | undefined;
  /** The last row that is seen: there the arrows begin. */
  readonly lastSeen: number;
}

const isMessage = (row: TimelineRow): boolean => row.kind === 'message' || row.kind === 'unsent';

/** The row that a key leads to; `undefined`: the key leads nowhere. */
export const nextMessage = (rows: readonly TimelineRow[], { code, from, lastSeen }: Step): number | undefined => {
  const found = (index: number): number | undefined => (index < 0 ? undefined : index);
  const before = (index: number) => found(rows.findLastIndex((row, at) => at < index && isMessage(row)));
  const after = (index: number) => found(rows.findIndex((row, at) => at > index && isMessage(row)));
  switch (code) {
    case 'ArrowUp':
      return before(from ?? lastSeen + 1);
    case 'ArrowDown':
      return from === undefined ? before(lastSeen + 1) : after(from);
    case 'Home':
      return after(-1);
    case 'End':
      return before(rows.length);
    default:
      return undefined;
  }
};
