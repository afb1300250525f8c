import type { VirtualItem } from '@tanstack/react-virtual';
import { describe, expect, it } from 'vitest';
import type { TimelineRow } from './timelineRows.ts';
import { beginsAbove, countOf } from './unreadLine.ts';

const line: TimelineRow = { kind: 'unread', key: 'unread', count: 3, since: '2026-11-23T10:00:00Z' };
const said = (seq: number): TimelineRow =>
  ({ kind: 'message', key: `${seq}`, message: { seq }, beginsGroup: true }) as unknown as TimelineRow; // no more of it is looked at
const at = (...starts: readonly number[]) => starts.map((start) => ({ start }) as VirtualItem); // no more of it is looked at

describe('the line above what is new', () => {
  const rows = [said(1), line, said(2)];

  it('is above what is seen once it has been scrolled past', () => {
    const measurementsCache = at(0, 100, 132);
    expect(beginsAbove({ measurementsCache, scrollOffset: 100 }, { rows, readUpTo: 1 })).toBe(false);
    expect(beginsAbove({ measurementsCache, scrollOffset: 101 }, { rows, readUpTo: 1 })).toBe(true);
    expect(beginsAbove({ measurementsCache, scrollOffset: null }, { rows, readUpTo: 1 })).toBe(false);
  });

  it('is above where all that is held is new, and more that is new is not held', () => {
    const scrolled = { measurementsCache: [], scrollOffset: 0 };
    expect(beginsAbove(scrolled, { rows: [said(90)], readUpTo: 10 })).toBe(true);
    expect(beginsAbove(scrolled, { rows: [said(11)], readUpTo: 10 })).toBe(false);
    expect(beginsAbove(scrolled, { rows: [said(5), said(6)], readUpTo: 10 })).toBe(false);
    expect(beginsAbove(scrolled, { rows: [], readUpTo: 10 })).toBe(false);
  });

  it('tells the number that stands on it, else what was new when the channel was opened', () => {
    expect(countOf(rows, 40)).toBe(3);
    expect(countOf([said(1)], 40)).toBe(40);
  });
});
