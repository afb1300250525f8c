import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import { MessageRow, UnsentRow } from './MessageRow.tsx';
import type { Outbox } from './outbox.ts';
import styles from './Timeline.module.css';
import type { TimelineRow } from './timelineRows.ts';
import { useAnchor } from './useAnchor.ts';
import type { OwnMessages } from './useOwnMessages.ts';

interface TimelineProps {
  readonly rows: readonly TimelineRow[];
  readonly viewerId: string;
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  /** How many messages came after the last that is held. */
  readonly missed: number;
  readonly outbox: Outbox;
  readonly own: OwnMessages;
  readonly onOlder: () => void;
  readonly onNewer: () => void;
  /** Resolves once the end of the channel is held. */
  readonly onPresent: () => Promise<void>;
  readonly onSeenEnd: () => void;
}

const Day = ({ day }: { readonly day: string }) => {
  const { language } = useLanguage();
  const text = new Date(`${day}T12:00:00`).toLocaleDateString(language, { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <h3 className={styles['day']}>
      <span>{text}</span>
    </h3>
  );
};

const Unread = ({ row }: { readonly row: Extract<TimelineRow, { kind: 'unread' }> }) => {
  const say = useText();
  const { language } = useLanguage();
  const time = new Date(row.since).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
  return (
    <h3 className={styles['unread']}>
      <span>{say('newSince', { count: row.count, time })}</span>
    </h3>
  );
};

interface RowProps extends Pick<TimelineProps, 'viewerId' | 'outbox' | 'own'> {
  readonly row: TimelineRow;
}

const Row = ({ row, viewerId, outbox, own }: RowProps) => {
  switch (row.kind) {
    case 'day':
      return <Day day={row.day} />;
    case 'unread':
      return <Unread row={row} />;
    case 'message':
      return (
        <MessageRow
          message={row.message}
          beginsGroup={row.beginsGroup}
          own={row.message.authorId === viewerId ? own : undefined}
          onReact={own.onReact}
        />
      );
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
};

const estimates: Readonly<Record<TimelineRow['kind'], number>> = { day: 40, unread: 32, message: 36, unsent: 36 };

/** What was said, drawn only where it is looked at. What is being read stays where it is, whatever is loaded around it. */
export const Timeline = (props: TimelineProps) => {
  const { rows, hasOlder, hasNewer, missed, onOlder, onNewer, onPresent, onSeenEnd } = props;
  const say = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimates[rows[index]?.kind ?? 'message'],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 10,
  });
  const items = virtualizer.getVirtualItems();
  const { isAtEnd, goToEnd } = useAnchor({ virtualizer, rows, scroller, hasNewer });
  const [first, last] = [items[0]?.index, items.at(-1)?.index];
  useEffect(() => {
    if (hasOlder && first !== undefined && first < 10) onOlder();
    if (hasNewer && last !== undefined && last > rows.length - 10) onNewer();
  }, [first, last, rows.length, hasOlder, hasNewer, onOlder, onNewer]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes while the end is seen must be seen for a second too
  useEffect(() => {
    if (!isAtEnd || hasNewer) return undefined;
    const seen = setTimeout(() => document.hasFocus() && onSeenEnd(), 1_000);
    return () => clearTimeout(seen);
  }, [isAtEnd, hasNewer, rows, onSeenEnd]);
  return (
    <div className={styles['frame']}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <div ref={scroller} className={styles['scroller']} role="log" aria-label={say('timeline')} tabIndex={0}>
        <div className={styles['line']} style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ key, index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={styles['item']}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Row row={row} viewerId={props.viewerId} outbox={props.outbox} own={props.own} />
              </div>
            );
          })}
        </div>
      </div>
      {(hasNewer || !isAtEnd) && (
        <button type="button" className={styles['present']} onClick={() => void onPresent().then(goToEnd)}>
          <ArrowDown size={16} aria-hidden />
          {missed > 0 ? say('newMessages', { count: missed }) : say('jumpToPresent')}
        </button>
      )}
    </div>
  );
};
