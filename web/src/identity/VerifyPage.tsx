import Button from '@mui/material/Button';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { problemText } from '../shared/problemText.ts';
import { EntryFrame } from './EntryFrame.tsx';
import { useEmailVerification, type Verification } from './useEmailVerification.ts';
import styles from './VerifyPage.module.css';

const Told = ({ verification }: { readonly verification: Verification }) => {
  const say = useText();
  switch (verification.status) {
    case 'missing':
      return <p>{say('verifyMissing')}</p>;
    case 'asking':
      return <p role="status">{say('verifying')}</p>;
    case 'verified':
      return (
        <p role="status" className={styles['done']}>
          <CircleCheck size={18} aria-hidden />
          {say('verified')}
        </p>
      );
    case 'refused':
      return (
        <p role="alert" className={styles['refused']}>
          <TriangleAlert size={18} aria-hidden />
          {problemText(verification.problem, say)}
        </p>
      );
  }
};

/** Follows the link of a mail that proves an address. Whoever holds it need not be logged in. */
export const VerifyPage = ({ onGoOn }: { readonly onGoOn: () => void }) => {
  const say = useText();
  const [token] = useState(() => location.hash.slice(1));
  const { verification, verify } = useEmailVerification(token);
  // Out of the address at once: it is nobody else's business.
  useEffect(() => history.replaceState(history.state, '', location.pathname), []);
  const canRetry = verification.status === 'refused' && verification.problem.code !== 'VERIFICATION_INVALID';
  return (
    <EntryFrame isReturn title={say('verifyTitle')}>
      <div className={styles['told']}>
        <Told verification={verification} />
      </div>
      <div className={styles['actions']}>
        <Button variant={canRetry ? 'outlined' : 'contained'} size="large" onClick={onGoOn}>
          {say('goOn')}
        </Button>
        {canRetry && (
          <Button variant="contained" size="large" onClick={() => void verify()}>
            {say('retry')}
          </Button>
        )}
      </div>
    </EntryFrame>
  );
};
