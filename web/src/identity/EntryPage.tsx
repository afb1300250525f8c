import Link from '@mui/material/Link';
import { Link as RouteLink } from 'wouter';
import { useText } from '../languages/LanguageProvider.tsx';
import type { TextName } from '../languages/translate.ts';
import { EntryForm } from './EntryForm.tsx';
import { EntryFrame } from './EntryFrame.tsx';
import styles from './EntryPage.module.css';
import type { Entry } from './enter.ts';
import { InstanceLine } from './InstanceLine.tsx';
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

/** Log-in, registration or set-up. */
export const EntryPage = (options: EntryOptions) => {
  const { entry, inviteCode } = options;
  const say = useText();
  return (
    <EntryFrame isReturn={entry === 'logIn'} title={say(titles[entry])}>
      {entry === 'setUp' && <p className={styles['hint']}>{say('setUpHint')}</p>}
      {inviteCode === undefined ? <InstanceLine entry={entry} /> : <InvitedLine code={inviteCode} />}
      <EntryForm key={entry} {...options} />
      {entry !== 'setUp' && <OtherWay entry={entry} />}
    </EntryFrame>
  );
};
