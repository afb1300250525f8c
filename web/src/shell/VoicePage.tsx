import { Volume2 } from 'lucide-react';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './Shell.module.css';

/** What is shown in a voice channel until there are calls. */
export const VoicePage = () => {
  const say = useText();
  return (
    <div className={styles['nothing']}>
      <span className={styles['sign']}>
        <Volume2 size={26} aria-hidden />
      </span>
      <h2>{say('voiceLater')}</h2>
      <p>{say('voiceLaterHint')}</p>
    </div>
  );
};
