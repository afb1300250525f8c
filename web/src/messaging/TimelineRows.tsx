import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import { MessageRow } from './MessageRow.tsx';
import type { Outbox } from './outbox.ts';
import styles from './Timeline.module.css';
import { DayHeading, UnreadHeading } from './TimelineHeadings.tsx';
import type { TimelineRow } from './timelineRows.ts';
import { UnsentRow } from './UnsentRow.tsx';

interface RowProps {
  readonly viewerId: string;
  readonly outbox: Outbox;
  /** Asks for a day to go to, beside what was pressed. */
  readonly onChooseDay: (anchor: HTMLElement) => void;
}

const Row = memo(({ row, viewerId, outbox, onChooseDay }: RowProps & { readonly row: TimelineRow }) => {
  switch (row.kind) {
    case 'day':
      return <DayHeading day={row.day} onChoose={onChooseDay} />;
    case 'unread':
      return <UnreadHeading row={row} />;
    case 'message':
      return <MessageRow message={row.message} beginsGroup={row.beginsGroup} />;
    case 'unsent':
      return (
        <UnsentRow
          unsent={row.unsent}
          viewerId={viewerId}
          beginsGroup={row.beginsGroup}
          onRetry={(order) => void outbox.retry(order)}
          onDiscard={(order) => void outbox.discard(order)}
        />
      );
  }
});

interface TimelineRowsProps extends RowProps {
  readonly rows: readonly TimelineRow[];
  readonly items: readonly VirtualItem[];
  /** The message that the reader was led to, for a while. */
  readonly markedSeq: number | undefined;
  readonly measure: (element: HTMLDivElement | null) => void;
}

/** The rows that are looked at, each in its place. */
export const TimelineRows = ({ rows, items, markedSeq, measure, ...shared }: TimelineRowsProps) =>
  items.map(({ key, index, start }) => {
    const row = rows[index];
    if (row === undefined) return null;
    const isMarked = row.kind === 'message' && row.message.seq === markedSeq;
    return (
      <div
        key={key}
        ref={measure}
        data-index={index}
        data-key={row.key}
        data-marked={isMarked || undefined}
        aria-current={isMarked || undefined}
        className={styles['item']}
        style={{ transform: `translateY(${start}px)` }}
      >
        <Row row={row} {...shared} />
      </div>
    );
  });
