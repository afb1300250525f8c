import { ArrowUp, CheckCheck } from 'lucide-react';
import { useText } from '../languages/LanguageProvider.tsx';
import { useMomentText } from './TimelineHeadings.tsx';
import styles from './UnreadBar.module.css';

interface UnreadBarProps {
  readonly count: number;
  /** When the first of them was said, where that is known. */
  readonly since: string | undefined;
  /** Whether nothing is marked as read before the reader says so. */
  readonly asks: boolean;
  readonly onFirst: () => void;
  readonly onMarkRead: () => void;
}

/** How much is unread above what is seen, with a way there; asks before much is marked as read. */
export const UnreadBar = ({ count, since, asks, onFirst, onMarkRead }: UnreadBarProps) => {
  const say = useText();
  const momentText = useMomentText();
  const text = since === undefined ? say('newMessages', { count }) : say('newSince', { count, time: momentText(since) });
  return (
    <section className={styles['bar']} aria-label={say('unreadBar')}>
      <button type="button" className={styles['since']} onClick={onFirst} title={say('jumpToUnread')}>
        <ArrowUp size={16} aria-hidden />
        <span>{text}</span>
      </button>
      <button type="button" onClick={onMarkRead}>
        <CheckCheck size={16} aria-hidden />
        {say(asks ? 'unreadBarAsk' : 'unreadBarMark')}
      </button>
    </section>
  );
};
