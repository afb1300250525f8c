import { useText } from '../languages/LanguageProvider.tsx';
import type { Presence as Seen } from './memberState.ts';
import styles from './Presence.module.css';

/** Whether somebody is there: told by its shape too. Stands at the corner of an avatar. */
export const Presence = ({ presence }: { readonly presence: Seen }) => (
  <span className={styles['presence']} data-presence={presence} role="img" aria-label={useText()(presence)} />
);
