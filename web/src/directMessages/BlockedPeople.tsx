import Button from '@mui/material/Button';
import { useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { Avatar } from '../people/Avatar.tsx';
import { usePersonName } from '../people/usePerson.ts';
import { type Problem, problemOf } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';
import styles from './BlockedPeople.module.css';
import { useDirectConversations } from './DirectProvider.tsx';
import { useDirectCommands } from './useDirectCommands.ts';

const BlockedPerson = ({ id }: { readonly id: string }) => {
  const say = useText();
  const name = usePersonName(id);
  const { unblock } = useDirectCommands();
  const [problem, setProblem] = useState<Problem>();
  const release = (): void => {
    unblock(id).catch((error: unknown) => setProblem(problemOf(error)));
  };
  return (
    <li className={styles['person']}>
      <Avatar id={id} name={name} size={32} />
      <span className={styles['name']}>
        {name}
        {problem !== undefined && <small role="alert">{problemText(problem, say)}</small>}
      </span>
      <Button variant="outlined" size="small" onClick={release} aria-label={say('unblockPerson', { person: name })}>
        {say('unblock')}
      </Button>
    </li>
  );
};

/** Whom the viewer blocks, in the order in which they did, each with the way back. */
export const BlockedPeople = () => {
  const say = useText();
  const { blockedIds, isLoaded } = useDirectConversations();
  if (isLoaded && blockedIds.length === 0) return <p className={styles['nobody']}>{say('nobodyBlocked')}</p>;
  return (
    <ul className={styles['people']} aria-label={say('blockedPeople')} aria-busy={!isLoaded}>
      {blockedIds.map((id) => (
        <BlockedPerson key={id} id={id} />
      ))}
    </ul>
  );
};
