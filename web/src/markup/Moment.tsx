import type { TimestampStyle } from '@chat/schema/markup';
import { useLanguage } from '../languages/LanguageProvider.tsx';
import styles from './Markup.module.css';
import { momentText } from './momentText.ts';

interface MomentProps {
  readonly seconds: number;
  readonly style: TimestampStyle;
}

/** A moment in the reader's language and time zone; the whole of it when pointed at. */
export const Moment = ({ seconds, style }: MomentProps) => {
  const { language } = useLanguage();
  const now = Math.floor(performance.timeOrigin + performance.now());
  return (
    <time
      dateTime={new Date(seconds * 1_000).toISOString()}
      className={styles['mention']}
      title={momentText({ seconds, style: 'F', language, now })}
    >
      {momentText({ seconds, style, language, now })}
    </time>
  );
};
