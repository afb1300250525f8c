import { useEffect, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './TimelineSkeleton.module.css';

/** Nothing is drawn for what comes within so many milliseconds. */
const patience = 300;

const widths = ['72%', '48%', '60%', '36%', '66%', '52%', '40%'] as const;

/** The place of messages that are on their way, once they take longer than one would notice. */
export const TimelineSkeleton = () => {
  const say = useText();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const late = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(late);
  }, []);
  if (!isLate) return null;
  return (
    <div className={styles['skeleton']} role="status" aria-label={say('loadingMessages')}>
      {widths.map((width) => (
        <div key={width} className={styles['row']} aria-hidden>
          <span className={styles['face']} />
          <div className={styles['words']}>
            <span style={{ width: '120px' }} />
            <span style={{ width }} />
          </div>
        </div>
      ))}
    </div>
  );
};
