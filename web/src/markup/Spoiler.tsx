import { type ReactNode, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './Markup.module.css';

/** What is read only by whoever asks for it: by a click, Enter or Space. */
export const Spoiler = ({ children }: { readonly children: ReactNode }) => {
  const say = useText();
  const [isShown, show] = useState(false);
  if (isShown) return <span className={styles['shown']}>{children}</span>;
  return (
    <button type="button" className={styles['spoiler']} onClick={() => show(true)} aria-label={say('showSpoiler')}>
      {/* Inert: a link in it is followed only once it is seen. */}
      <span aria-hidden inert>
        {children}
      </span>
    </button>
  );
};
