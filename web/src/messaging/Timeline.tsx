import type { VirtualItem, Virtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { late } from '../shared/late.tsx';
import { useShortcut } from '../shortcuts/index.ts';
import type { Focus, ReadingPlace } from './channelState.ts';
import { dayOf } from './days.ts';
import { useRovingMessages } from './keyboard/useRovingMessages.ts';
import { useMessages } from './MessagesProvider.tsx';
import type { Outbox } from './outbox.ts';
import styles from './Timeline.module.css';
import { DayPill } from './TimelineHeadings.tsx';
import { TimelineRows } from './TimelineRows.tsx';
import type { TimelineRow } from './timelineRows.ts';
import { useAnchor } from './useAnchor.ts';
import { useMarked } from './useMarked.ts';
import { useSeenEnd } from './useSeenEnd.ts';

const DayJump = late(async () => (await import('./DayJump.tsx')).DayJump);

/** What a reader does in a timeline. */
export interface ReadingActions {
  readonly onOlder: () => void;
  readonly onNewer: () => void;
  readonly onPresent: () => void;
  readonly onBeginning: () => void;
  /** With a day such as `2026-11-23`. */
  readonly onDay: (day: string) => void;
  /** `undefined`: the end of the channel. */
  readonly onReading: (place: ReadingPlace | undefined) => void;
  /** With the `seq` up to which all was seen. */
  readonly onSeen: (seq: number) => void;
}

interface TimelineProps extends ReadingActions {
  readonly rows: readonly TimelineRow[];
  readonly viewerId: string;
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  /** The `seq` of the newest message that is known of. */
  readonly newest: number;
  /** Whether the reader is asked before anything is marked as read. */
  readonly asks: boolean;
  readonly focus: Focus;
  readonly outbox: Outbox;
  /** The `seq` up to which all was read when the channel was opened. */
  readonly readUpTo: number;
  /** Stands above the messages in place of the day, without taking their room: whether what is new begins above them. */
  readonly bar: (isAbove: boolean) => ReactNode;
}

/** So many rows before its ends what is beyond them is fetched. */
const ahead = 60;

/** The day of the first message that is seen. */
const dayIn = (rows: readonly TimelineRow[], items: readonly VirtualItem[], top: number): string | undefined => {
  const seen = items.find(({ index, end }) => end > top && rows[index]?.kind === 'message');
  const row = seen && rows[seen.index];
  return row?.kind === 'message' ? dayOf(new Date(row.message.sentAt)) : undefined;
};

/** What was said, drawn only where it is looked at. What is being read stays where it is, whatever is loaded around it. */
export const Timeline = (props: TimelineProps) => {
  const { rows, hasNewer, newest, focus } = props;
  const say = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const [chooser, setChooser] = useState<HTMLElement>();
  const { own } = useMessages();
  const editedId = () => own.state.get().editedId;
  const { virtualizer, isAtEnd, isFarBehind, isNewAbove } = useAnchor({ ...props, scroller, editedId });
  const items = virtualizer.getVirtualItems();
  useEnds(virtualizer.range, props);
  const isInView = isAtEnd && !hasNewer;
  useSeenEnd({ isInView: isInView && !props.asks, newest, onSeen: props.onSeen });
  const below = useBelow(isInView, newest);
  useReadingKeys(scroller, props);
  const keys = useRovingMessages({ rows, virtualizer, scroller });
  const { markedSeq, detour } = useMarked(focus);
  const bar = props.bar(isNewAbove);
  const day = dayIn(rows, items, virtualizer.scrollOffset ?? 0);
  return (
    <div className={styles['frame']}>
      <div ref={scroller} className={styles['scroller']} {...keys}>
        <div className={styles['line']} style={{ height: virtualizer.getTotalSize() }}>
          <TimelineRows
            rows={rows}
            items={items}
            markedSeq={markedSeq}
            measure={virtualizer.measureElement}
            viewerId={props.viewerId}
            outbox={props.outbox}
            onChooseDay={setChooser}
          />
        </div>
      </div>
      {bar || (!isInView && day !== undefined && <DayPill day={day} onChoose={setChooser} />)}
      {detour !== undefined && (
        <p className={styles['detour']} role="status">
          {say(detour)}
        </p>
      )}
      {(hasNewer || isFarBehind) && <ToPresent below={below} onPresent={props.onPresent} />}
      {chooser !== undefined && (
        <DayJump
          anchor={chooser}
          day={day}
          onDay={props.onDay}
          onBeginning={props.onBeginning}
          onClose={() => setChooser(undefined)}
        />
      )}
    </div>
  );
};

const ToPresent = ({ below, onPresent }: { readonly below: number; readonly onPresent: () => void }) => {
  const say = useText();
  return (
    <button type="button" className={styles['present']} onClick={onPresent}>
      <ArrowDown size={16} aria-hidden />
      {below > 0 ? say('jumpToPresentCount', { count: below }) : say('jumpToPresent')}
    </button>
  );
};

/** Fetches what is beyond the ends of what is held before a reader gets there. */
const useEnds = (range: Virtualizer<HTMLDivElement, HTMLDivElement>['range'], props: TimelineProps): void => {
  const { rows, hasOlder, hasNewer, onOlder, onNewer } = props;
  const { startIndex: first, endIndex: last } = range ?? {};
  useEffect(() => {
    if (hasOlder && first !== undefined && first < ahead) onOlder();
    if (hasNewer && last !== undefined && last > rows.length - ahead) onNewer();
  }, [first, last, rows.length, hasOlder, hasNewer, onOlder, onNewer]);
};

/** How many came since the reader saw the end; 0 where they never did. */
const useBelow = (isInView: boolean, newest: number): number => {
  const seen = useRef(0);
  useEffect(() => {
    if (isInView) seen.current = newest;
  }, [isInView, newest]);
  return seen.current === 0 ? 0 : Math.max(0, newest - seen.current);
};

/** A page keeps some of the last one in view. */
const pageShare = 0.9;

const useReadingKeys = (scroller: { readonly current: HTMLDivElement | null }, actions: ReadingActions): void => {
  const page = (direction: 1 | -1) => (): void => {
    const element = scroller.current;
    element?.scrollBy({ top: direction * element.clientHeight * pageShare });
  };
  useShortcut('pageUp', page(-1));
  useShortcut('pageDown', page(1));
  useShortcut('oldest', actions.onBeginning);
  useShortcut('newest', actions.onPresent);
};
