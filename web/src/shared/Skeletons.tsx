import { useText } from '../languages/LanguageProvider.tsx';
import styles from './Skeletons.module.css';

const widths = ['62%', '48%', '74%', '55%', '68%'] as const;

/** The shape of a list that is on its way: seen only where it takes longer than a moment. */
export const Skeletons = ({ count }: { readonly count: number }) => (
  <div className={styles['skeletons']} role="img" aria-label={useText()('loading')}>
    {Array.from({ length: count }, (_, index) => (
      <span key={index} className={styles['line']}>
        <i />
        <b style={{ width: widths[index % widths.length] }} />
      </span>
    ))}
  </div>
);
