import type { ReactNode } from 'react';
import { LanguageMenu } from '../languages/LanguageMenu.tsx';
import { EntryArt } from './EntryArt.tsx';
import styles from './EntryPage.module.css';

interface EntryFrameProps {
  /** Whether who comes has been here before. */
  readonly isReturn: boolean;
  readonly title: string;
  readonly children: ReactNode;
}

/** A page before log-in: the picture, the language, and one thing to do. */
export const EntryFrame = ({ isReturn, title, children }: EntryFrameProps) => (
  <div className={styles['page']}>
    <EntryArt isReturn={isReturn} />
    <div className={styles['side']}>
      <header className={styles['top']}>
        <LanguageMenu />
      </header>
      <main className={styles['main']}>
        <h1 className={styles['title']}>{title}</h1>
        {children}
      </main>
    </div>
  </div>
);
