import Button from '@mui/material/Button';
import { CircleCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { LabelledField } from '../shared/LabelledField.tsx';
import { problemText } from '../shared/problemText.ts';
import { useAccount } from './AccountProvider.tsx';
import styles from './page.module.css';
import { useDoing } from './useDoing.ts';
import { useProfileCommands } from './useProfileCommands.ts';

/** The person's address: whether one is confirmed, and the way to confirm one. */
export const Email = () => {
  const say = useText();
  const account = useAccount();
  const { requestEmailVerification } = useProfileCommands();
  const { isBusy, problem, run, clear } = useDoing();
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState<string>();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await run(() => requestEmailVerification(email.trim()))) setAsked(email.trim());
  };
  const write = (value: string): void => {
    clear();
    setAsked(undefined);
    setEmail(value);
  };
  const isVerified = account?.isEmailVerified ?? false;
  return (
    <section className={styles['section']}>
      <h2>{say('email')}</h2>
      <p className={styles['hint']} data-verified={isVerified}>
        {isVerified && <CircleCheck size={14} aria-hidden />} {say(isVerified ? 'emailVerified' : 'emailNotVerified')}{' '}
        {isVerified && say('emailChangeHint')}
      </p>
      <form className={styles['form']} onSubmit={(event) => void send(event)} noValidate>
        <LabelledField
          name="email"
          type="email"
          autoComplete="email"
          label={say('email')}
          value={email}
          onChange={write}
          hint={say('emailHint')}
          problem={problem && problemText(problem, say)}
        />
        <div className={styles['actions']}>
          <Button type="submit" variant="outlined" loading={isBusy} disabled={email.trim() === ''}>
            {say('sendLink')}
          </Button>
        </div>
      </form>
      <p className={styles['hint']} role="status">
        {asked !== undefined && say('linkSent', { email: asked })}
      </p>
    </section>
  );
};
