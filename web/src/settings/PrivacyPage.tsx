import { BlockedPeople } from '../directMessages/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './page.module.css';

/** Who can find the person, and whom they have blocked. */
export const PrivacyPage = () => {
  const say = useText();
  return (
    <div className={styles['page']}>
      <p className={styles['hint']}>{say('privacyHint')}</p>
      <section className={styles['section']}>
        <h2>{say('blockedPeople')}</h2>
        <BlockedPeople />
      </section>
    </div>
  );
};
