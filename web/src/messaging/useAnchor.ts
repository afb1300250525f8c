import { type ReactVirtualizer, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Focus, ReadingPlace } from './channelState.ts';
import { drawnRows } from './heldRows.ts';
import { forgetSizes } from './rowSizes.ts';
import type { TimelineRow } from './timelineRows.ts';
import { beginsAbove } from './unreadLine.ts';

type TimelineVirtualizer = ReactVirtualizer<HTMLDivElement, HTMLDivElement>;

interface AnchorOptions {
  readonly rows: readonly TimelineRow[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The message that is being edited now. */
  readonly editedId: () => string | undefined;
  readonly hasNewer: boolean;
  readonly focus: Focus;
  /** The `seq` up to which all was read when the channel was opened. */
  readonly readUpTo: number;
  /** `undefined`: the end of the channel. */
  readonly onReading: (place: ReadingPlace | undefined) => void;
}

interface Anchored {
  readonly virtualizer: TimelineVirtualizer;
  readonly isAtEnd: boolean;
  /** Whether more than a screen is below what is seen. */
  readonly isFarBehind: boolean;
  /** Whether what is new begins above what is seen. */
  readonly isNewAbove: boolean;
}

/** Pixels from the end that still count as the end. */
const nearEnd = 24;
/** Room for what may stand above the messages, in pixels. */
const belowBar = 56;
/** How high a row is before it was drawn: the closer, the less is moved when it is. In pixels, for text of usual size. */
const heights = { day: 40, unread: 32, author: 29, space: 4, line: 22, letter: 7.5, sides: 96 } as const;

const usualWidth = 720;

const heightOf = (row: TimelineRow | undefined, width: number): number => {
  if (row === undefined || row.kind === 'day' || row.kind === 'unread') return heights[row?.kind ?? 'day'];
  const text = (row.kind === 'message' ? row.message.content : row.unsent.content) ?? '';
  const letters = Math.max(20, (width - heights.sides) / heights.letter);
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
  return heights.space + (row.beginsGroup ? heights.author : 0) + lines * heights.line;
};

const atSeq = (rows: readonly TimelineRow[], seq: number): number =>
  rows.findIndex((row) => row.kind === 'message' && row.message.seq >= seq);

/** The row to show for a focus and where; nothing where it is at the end. */
const aimOf = (rows: readonly TimelineRow[], focus: Focus): { readonly index: number; readonly align: 'start' | 'center' } => {
  switch (focus.kind) {
    case 'end':
      return { index: -1, align: 'start' };
    case 'unread':
      return { index: rows.findIndex(({ kind }) => kind === 'unread'), align: 'start' };
    case 'place':
      return { index: atSeq(rows, focus.seq), align: 'start' };
    case 'day': {
      const index = atSeq(rows, focus.seq);
      return { index: rows[index - 1]?.kind === 'day' ? index - 1 : index, align: 'start' };
    }
    case 'message':
      return { index: atSeq(rows, focus.seq), align: 'center' };
  }
};

/** The first message that begins in what is seen, and how far below its top. */
const placeIn = (virtualizer: TimelineVirtualizer, rows: readonly TimelineRow[]): ReadingPlace | undefined => {
  const top = virtualizer.scrollOffset ?? 0;
  for (const { index, start } of virtualizer.getVirtualItems()) {
    const row = rows[index];
    if (row?.kind === 'message' && start >= top) return { seq: row.message.seq, offset: start - top };
  }
  return undefined;
};

const useRows = ({ rows, scroller, editedId, hasNewer, focus }: AnchorOptions): TimelineVirtualizer => {
  /** Only what comes to the present is followed: a page of what is newer is to be read. */
  const reachedPresent = useRef(!hasNewer);
  useLayoutEffect(() => {
    reachedPresent.current = !hasNewer;
  });
  const width = useRef(usualWidth);
  useEffect(() => {
    if (scroller.current === null) return undefined;
    const resized = new ResizeObserver(([entry]) => {
      width.current = entry?.contentRect.width ?? usualWidth;
    });
    resized.observe(scroller.current);
    return () => resized.disconnect();
  }, [scroller]);
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows]);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(rows[index], width.current),
    getItemKey,
    rangeExtractor: (range) => drawnRows(range, { rows, scroller: scroller.current, editedId: editedId() }),
    overscan: 12,
    anchorTo: 'end',
    followOnAppend: !hasNewer && reachedPresent.current,
    scrollEndThreshold: nearEnd,
    paddingStart: belowBar,
    scrollPaddingStart: focus.kind === 'place' ? focus.offset : belowBar,
  });
  // What is read stays where it is, in whichever direction somebody scrolls.
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = ({ key, start, end }, _, { itemSizeCache, scrollOffset }) =>
    itemSizeCache.has(key) ? end <= (scrollOffset ?? 0) : start < (scrollOffset ?? 0);
  useEffect(() => forgetSizes(virtualizer.itemSizeCache, rows), [virtualizer, rows]);
  return virtualizer;
};

/** So many frames rows around a focus are measured and fetched; it is aimed at again whenever they change. */
const settling = 20;

/** What a reader does with it: then nothing leads them any more. */
const gestures = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Leads to each focus once. Rows that come before it meanwhile do not lead past it. */
const useLed = (virtualizer: TimelineVirtualizer, { rows, scroller, focus }: AnchorOptions): void => {
  const led = useRef({ order: 0, framesLeft: 0 });
  useLayoutEffect(() => {
    const now = led.current;
    if (rows.length === 0 || (focus.order === now.order && now.framesLeft === 0)) return;
    if (focus.order !== now.order) led.current = { order: focus.order, framesLeft: settling };
    const { index, align } = aimOf(rows, focus);
    if (index < 0) virtualizer.scrollToEnd();
    else virtualizer.scrollToIndex(index, { align });
  }, [rows, focus, virtualizer]);
  useEffect(() => {
    const element = scroller.current;
    const settle = (): void => {
      led.current = { ...led.current, framesLeft: 0 };
    };
    let frame = 0;
    const count = (): void => {
      led.current = { ...led.current, framesLeft: Math.max(0, led.current.framesLeft - 1) };
      if (led.current.framesLeft > 0) frame = requestAnimationFrame(count);
    };
    if (led.current.order === focus.order) frame = requestAnimationFrame(count);
    for (const gesture of gestures) element?.addEventListener(gesture, settle, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      for (const gesture of gestures) element?.removeEventListener(gesture, settle);
    };
  }, [scroller, focus.order]);
};

/**
 * Keeps what is read where it is while rows come and go around it, follows the end while the end is seen, and leads to each
 * focus once.
 */
export const useAnchor = (options: AnchorOptions): Anchored => {
  const { rows, scroller, hasNewer, readUpTo, onReading } = options;
  const virtualizer = useRows(options);
  const [isAtEnd, setAtEnd] = useState(false);
  const [isFarBehind, setFarBehind] = useState(false);
  const [isNewAbove, setNewAbove] = useState(false);
  const look = useCallback(() => {
    // From what is known already: to ask the page would make it lay out what has just been drawn.
    const { height } = virtualizer.scrollRect ?? { height: 0 };
    if (height === 0 || rows.length === 0) return;
    const below = virtualizer.getTotalSize() - (virtualizer.scrollOffset ?? 0) - height;
    setAtEnd(below < nearEnd);
    setFarBehind(below > height);
    setNewAbove(beginsAbove(virtualizer, { rows, readUpTo }));
    onReading(below < nearEnd && !hasNewer ? undefined : placeIn(virtualizer, rows));
  }, [virtualizer, rows, hasNewer, readUpTo, onReading]);
  useEffect(() => {
    const element = scroller.current;
    look();
    element?.addEventListener('scroll', look, { passive: true });
    return () => element?.removeEventListener('scroll', look);
  }, [look, scroller]);
  useLed(virtualizer, options);
  useKeptEnd(scroller, isAtEnd, virtualizer);
  return { virtualizer, isAtEnd, isFarBehind, isNewAbove };
};

/** The end stays in view where there is less room for it, as when the composer grows. */
const useKeptEnd = (scroller: AnchorOptions['scroller'], isAtEnd: boolean, virtualizer: TimelineVirtualizer): void => {
  const atEnd = useRef(isAtEnd);
  useLayoutEffect(() => {
    atEnd.current = isAtEnd;
  });
  useEffect(() => {
    if (scroller.current === null) return undefined;
    const resized = new ResizeObserver(() => atEnd.current && virtualizer.scrollToEnd());
    resized.observe(scroller.current);
    return () => resized.disconnect();
  }, [scroller, virtualizer]);
};
