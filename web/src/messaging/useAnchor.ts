import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { TimelineRow } from './timelineRows.ts';

interface AnchorOptions {
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly rows: readonly TimelineRow[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly hasNewer: boolean;
}

/** Pixels from the end that still count as the end. */
const nearEnd = 24;

/** Which row is read, and how far its top is from the top of what is seen, in pixels. */
interface Anchor {
  readonly key: string;
  readonly offset: number;
}

const anchorOf = (virtualizer: AnchorOptions['virtualizer'], rows: readonly TimelineRow[]): Anchor | undefined => {
  const top = virtualizer.scrollOffset ?? 0;
  const item = virtualizer.getVirtualItems().find(({ end }) => end > top);
  const row = item && rows[item.index];
  return row && item && { key: row.key, offset: item.start - top };
};

const openAt = (virtualizer: AnchorOptions['virtualizer'], rows: readonly TimelineRow[]): void => {
  const unread = rows.findIndex(({ kind }) => kind === 'unread');
  if (unread < 0) virtualizer.scrollToIndex(rows.length - 1, { align: 'end' });
  else virtualizer.scrollToIndex(unread, { align: 'start' });
};

const keepAt = (virtualizer: AnchorOptions['virtualizer'], rows: readonly TimelineRow[], anchor: Anchor | undefined): void => {
  if (anchor === undefined) return;
  const index = rows.findIndex((row) => row.key === anchor.key);
  const start = virtualizer.measurementsCache[index]?.start;
  if (start !== undefined) virtualizer.scrollToOffset(start - anchor.offset);
};

/**
 * Keeps what is read where it is while rows come before it, and follows the end while the end is seen. A timeline opens at its unread
 * divider, else at its end.
 */
export const useAnchor = ({
  virtualizer,
  rows,
  scroller,
  hasNewer,
}: AnchorOptions): { readonly isAtEnd: boolean; readonly goToEnd: () => void } => {
  const anchor = useRef<Anchor | undefined>(undefined);
  const followsEnd = useRef(true);
  const isOpened = useRef(false);
  const [isAtEnd, setAtEnd] = useState(true);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = (): void => {
      const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
      followsEnd.current = atEnd;
      setAtEnd(atEnd);
      anchor.current = anchorOf(virtualizer, rows);
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [virtualizer, rows, scroller]);
  useLayoutEffect(() => {
    if (rows.length === 0) return;
    if (!isOpened.current) openAt(virtualizer, rows);
    else if (followsEnd.current && !hasNewer) virtualizer.scrollToIndex(rows.length - 1, { align: 'end' });
    else keepAt(virtualizer, rows, anchor.current);
    isOpened.current = true;
  }, [rows, hasNewer, virtualizer]);
  const goToEnd = (): void => {
    followsEnd.current = true;
    if (virtualizer.options.count > 0) virtualizer.scrollToIndex(virtualizer.options.count - 1, { align: 'end' });
  };
  return { isAtEnd, goToEnd };
};
