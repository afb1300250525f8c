import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useImperativeHandle, useRef } from 'react';
import { useSpaces } from '../theme/useSpaces.ts';
import { CategoryItem } from './CategoryItem.tsx';
import { ChannelItem } from './ChannelItem.tsx';
import styles from './ChannelRows.module.css';
import type { ListRow } from './channelRows.ts';

/** So many rows are simply all there; of more, those that are seen and some beside them. */
const fewRows = 150;
const overscan = 12;

/** Pixels between channels, and what a category is higher than one. */
const gap = 2;
const aboveCategory = 4;

export interface RowsHandle {
  focus(rowId: string): void;
}

interface ChannelRowsProps {
  readonly rows: readonly ListRow[];
  readonly openId: string | undefined;
  readonly handle: RefObject<RowsHandle | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The list of channels: thousands of them scroll as a few do. */
export const ChannelRows = ({ rows, openId, handle, onKeyDown }: ChannelRowsProps) => {
  const scroller = useRef<HTMLDivElement>(null);
  const { row: height } = useSpaces();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => height + (rows[index]?.kind === 'category' ? aboveCategory : gap),
    // Another function for other rows: the places of all of them are reckoned anew.
    getItemKey: useCallback((index: number) => `${rows[index]?.id} ${height}`, [rows, height]),
    overscan: rows.length <= fewRows ? fewRows : overscan,
    paddingStart: 8,
    paddingEnd: 16,
  });
  const newest = useRef({ rows, virtualizer });
  newest.current = { rows, virtualizer };
  const scrollTo = useCallback((id: string) => {
    const index = newest.current.rows.findIndex((row) => row.id === id);
    if (index >= 0) newest.current.virtualizer.scrollToIndex(index, { align: 'auto' });
  }, []);
  useEffect(() => {
    if (openId !== undefined) scrollTo(openId);
  }, [openId, scrollTo]);
  useImperativeHandle(handle, () => ({
    focus: (id) => {
      scrollTo(id);
      scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"] :is(a, button)`)?.focus();
    },
  }));
  return (
    <div ref={scroller} className={styles['scroller']} onKeyDownCapture={onKeyDown}>
      <ul className={styles['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index];
          const at = { top: start, height: size };
          if (row?.kind === 'category')
            return <CategoryItem key={row.id} category={row.category} isCollapsed={row.isCollapsed} {...at} />;
          return row && <ChannelItem key={row.id} channel={row.channel} isOpen={row.id === openId} {...at} />;
        })}
      </ul>
    </div>
  );
};
