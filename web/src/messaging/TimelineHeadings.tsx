import { CalendarDays } from 'lucide-react';
import { dateText } from '../languages/dateText.ts';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import styles from './TimelineHeadings.module.css';
import type { TimelineRow } from './timelineRows.ts';

/** A day as people write it: with its year where that is another than this one. */
export const useDayText = (): ((day: string) => string) => {
  const { language } = useLanguage();
  const thisYear = new Date(performance.timeOrigin + performance.now()).getFullYear();
  return (day) => {
    const date = new Date(`${day}T12:00:00`);
    const year = date.getFullYear() === thisYear ? {} : ({ year: 'numeric' } as const);
    return dateText(date, language, { weekday: 'long', day: 'numeric', month: 'long', ...year });
  };
};

/** A moment as people say it: the time today, with the day before that, with the year before this one. */
export const useMomentText = (): ((moment: string) => string) => {
  const { language } = useLanguage();
  const today = new Date(performance.timeOrigin + performance.now());
  return (moment) => {
    const date = new Date(moment);
    const time = { hour: '2-digit', minute: '2-digit' } as const;
    if (date.toDateString() === today.toDateString()) return dateText(date, language, time);
    const day = { day: 'numeric', month: 'short' } as const;
    const isThisYear = date.getFullYear() === today.getFullYear();
    return dateText(date, language, isThisYear ? { ...day, ...time } : { ...day, year: 'numeric' });
  };
};

interface DayHeadingProps {
  readonly day: string;
  readonly onChoose: (anchor: HTMLElement) => void;
}

/** The beginning of a day on the line. Leads to other days. */
export const DayHeading = ({ day, onChoose }: DayHeadingProps) => {
  const say = useText();
  const text = useDayText()(day);
  return (
    <h2 className={styles['day']}>
      <button
        type="button"
        aria-haspopup="dialog"
        title={say('jumpToDate')}
        onClick={({ currentTarget }) => onChoose(currentTarget)}
      >
        {text}
      </button>
    </h2>
  );
};

/** The day of what is seen, where its beginning is out of sight. Leads to other days. */
export const DayPill = ({ day, onChoose }: DayHeadingProps) => {
  const say = useText();
  const text = useDayText()(day);
  return (
    <button
      type="button"
      className={styles['pill']}
      aria-haspopup="dialog"
      title={say('jumpToDate')}
      onClick={({ currentTarget }) => onChoose(currentTarget)}
    >
      <CalendarDays size={14} aria-hidden />
      {text}
    </button>
  );
};

/** The line above what was unread when the channel was opened. */
export const UnreadHeading = ({ row }: { readonly row: Extract<TimelineRow, { kind: 'unread' }> }) => {
  const say = useText();
  const time = useMomentText()(row.since);
  return (
    <h2 className={styles['unread']}>
      <span>{say('newSince', { count: row.count, time })}</span>
    </h2>
  );
};
