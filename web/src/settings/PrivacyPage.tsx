import { useText } from '../languages/LanguageProvider.tsx';
import styles from './page.module.css';

/** Who can find the person, and whom they have blocked. */
export const PrivacyPage = () => {
  const say = useText();
  return (
    <div className={styles['page']}>
      <p className={styles['hint']}>{say('privacyHint')}</p>
    </div>
  );
};
