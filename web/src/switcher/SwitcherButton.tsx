import { Search } from 'lucide-react';
import { useText } from '../languages/LanguageProvider.tsx';
import { ShortcutKeys, useRunShortcut } from '../shortcuts/index.ts';
import styles from './SwitcherButton.module.css';

/** Opens the switcher by hand, and says by which keys it opens. */
export const SwitcherButton = () => {
  const say = useText();
  const run = useRunShortcut();
  return (
    <button
      type="button"
      className={styles['button']}
      onClick={() => run('switcher')}
      aria-keyshortcuts="Control+K Meta+K"
      // A drawer that it stands in closes, as behind a link.
      data-leads
    >
      <Search size={18} aria-hidden />
      <span className={styles['text']}>{say('jumpTo')}</span>
      <span className={styles['keys']} aria-hidden>
        <ShortcutKeys id="switcher" />
      </span>
    </button>
  );
};
