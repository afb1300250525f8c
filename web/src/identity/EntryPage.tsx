import Link from '@mui/material/Link';
import { Link as RouteLink } from 'wouter';
import { LanguageMenu } from '../languages/LanguageMenu.tsx';
import { useText } from '../languages/LanguageProvider.tsx';
import type { TextName } from '../languages/translate.ts';
import { EntryArt } from './EntryArt.tsx';
import { EntryForm } from './EntryForm.tsx';
import styles from './EntryPage.module.css';
import type { Entry } from './enter.ts';
import { InvitedLine } from './InvitedLine.tsx';
import type { EntryOptions } from './useEntry.ts';

const titles = { logIn: 'enterTitleLogIn', register: 'register', setUp: 'setUp' } as const satisfies Record<Entry, TextName>;

const others = {
  logIn: { question: 'newHere', answer: 'makeAccount', to: '/register' },
  register: { question: 'haveAccount', answer: 'logIn', to: '/login' },
} as const;

const OtherWay = ({ entry }: { readonly entry: 'logIn' | 'register' }) => {
  const say = useText();
  const { question, answer, to } = others[entry];
  return (
    <p className={styles['other']}>
      {say(question)}{' '}
      <Link component={RouteLink} href={to}>
        {say(answer)}
      </Link>
    </p>
  );
};

/** A page before log-in: the picture, the language, and one form. */
export const EntryPage = (options: EntryOptions) => {
  const { entry, inviteCode } = options;
  const say = useText();
  return (
    <div className={styles['page']}>
      <EntryArt entry={entry} />
      <div className={styles['side']}>
        <header className={styles['top']}>
          <LanguageMenu />
        </header>
        <main className={styles['main']}>
          <h1 className={styles['title']}>{say(titles[entry])}</h1>
          {entry === 'setUp' && <p className={styles['hint']}>{say('setUpHint')}</p>}
          {inviteCode !== undefined && <InvitedLine code={inviteCode} />}
          <EntryForm key={entry} {...options} />
          {entry !== 'setUp' && <OtherWay entry={entry} />}
        </main>
      </div>
    </div>
  );
};
