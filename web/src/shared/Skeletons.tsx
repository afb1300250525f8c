import { useText } from '../languages/LanguageProvider.tsx';
import styles from './Skeletons.module.css';

const widths = ['62%', '48%', '74%', '55%', '68%', '44%', '70%', '58%'] as const;

/** The shape of a list that is on its way: seen only where it takes longer than a moment. */
export const Skeletons = () => (
  <div className={styles['skeletons']} role="img" aria-label={useText()('loading')}>
    {widths.map((width) => (
      <span key={width} className={styles['line']}>
        <i />
        <b style={{ width }} />
      </span>
    ))}
  </div>
);
