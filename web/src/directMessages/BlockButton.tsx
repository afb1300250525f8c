import Button from '@mui/material/Button';
import { Ban } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { usePersonName } from '../people/usePerson.ts';
import { useViewerId } from '../session/SessionProvider.tsx';
import { type Problem, problemOf } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';
import { BlockDialog } from './BlockDialog.tsx';
import styles from './BlockedPeople.module.css';
import { useDirectConversations } from './DirectProvider.tsx';
import { useDirectCommands } from './useDirectCommands.ts';

/** Blocks somebody, who is asked about once, or takes it back. Nothing of oneself. */
export const BlockButton = ({ userId }: { readonly userId: string }) => {
  const say = useText();
  const viewerId = useViewerId();
  const person = usePersonName(userId);
  const { unblock } = useDirectCommands();
  const isBlocked = useDirectConversations().blockedIds.includes(userId);
  const [isAsking, ask] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  if (userId === viewerId) return null;
  const release = (): void => {
    unblock(userId).catch((error: unknown) => setProblem(problemOf(error)));
  };
  return (
    <>
      <Button fullWidth startIcon={<Ban size={18} aria-hidden />} onClick={isBlocked ? release : () => ask(true)}>
        {say(isBlocked ? 'unblockPerson' : 'blockPerson', { person })}
      </Button>
      {problem !== undefined && (
        <small className={styles['problem']} role="alert">
          {problemText(problem, say)}
        </small>
      )}
      {isAsking && <BlockDialog userId={userId} onClose={() => ask(false)} />}
    </>
  );
};
