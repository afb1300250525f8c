import { useText } from '../languages/LanguageProvider.tsx';
import styles from './PresenceMark.module.css';
import type { Presence } from './presenceDirectory.ts';

const crescent = 'M5.2 2.6a4.9 4.9 0 1 0 6.3 6.2A6 6 0 0 1 5.2 2.6z';

const Shape = ({ presence }: { readonly presence: Presence }) => {
  if (presence === 'IDLE') return <path className={styles['shape']} d={crescent} />;
  if (presence === 'OFFLINE') return <circle className={styles['shape']} cx="7" cy="7" r="3.4" />;
  return <circle className={styles['shape']} cx="7" cy="7" r="4.6" />;
};

/** Whether somebody is there, in the corner of their avatar: a disc, a crescent, a bar or a ring. Nothing where nobody can say. */
export const PresenceMark = ({ presence }: { readonly presence: Presence }) => {
  const say = useText();
  if (presence === 'UNKNOWN') return null;
  return (
    <svg className={styles['mark']} viewBox="0 0 14 14" role="img" aria-label={say(presence)} data-presence={presence}>
      <circle className={styles['behind']} cx="7" cy="7" r="7" />
      <Shape presence={presence} />
      {presence === 'DO_NOT_DISTURB' && <rect className={styles['behind']} x="4.4" y="6" width="5.2" height="2" rx="1" />}
    </svg>
  );
};
