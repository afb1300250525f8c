import Button from '@mui/material/Button';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { type Problem, problemOf } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';
import styles from './DirectList.module.css';
import { useDirectConversations, useDirectDirectory } from './DirectProvider.tsx';
import { DirectRow } from './DirectRow.tsx';

/** Conversations that the viewer has put away; fetched when they want to see them. */
const useClosed = () => {
  const direct = useDirectDirectory();
  const state = useDirectConversations();
  const [cursor, setCursor] = useState<string | null>(null);
  const [isLoaded, setLoaded] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const load = (after: string | null): void => {
    setProblem(undefined);
    direct.loadClosed(after).then(
      (next) => {
        setCursor(next);
        setLoaded(true);
      },
      (error: unknown) => setProblem(problemOf(error)),
    );
  };
  return { closed: state.conversations.filter(({ isClosed }) => isClosed), cursor, isLoaded, problem, load };
};

export const ClosedConversations = ({ openId }: { readonly openId: string | undefined }) => {
  const say = useText();
  const { closed, cursor, isLoaded, problem, load } = useClosed();
  const [isShown, show] = useState(false);
  const toggle = (): void => {
    show(!isShown);
    if (!isShown && !isLoaded) load(null);
  };
  return (
    <section className={styles['closed']}>
      <button type="button" className={styles['category']} aria-expanded={isShown} onClick={toggle}>
        <ChevronDown size={14} aria-hidden />
        {say('closedConversations')}
      </button>
      {isShown && (
        <ul>
          {closed.map((conversation) => (
            <DirectRow key={conversation.id} conversation={conversation} isOpen={conversation.id === openId} />
          ))}
        </ul>
      )}
      {isShown && isLoaded && closed.length === 0 && cursor === null && <p className={styles['hint']}>{say('noClosed')}</p>}
      {isShown && cursor !== null && (
        <Button size="small" fullWidth onClick={() => load(cursor)}>
          {say('showMore')}
        </Button>
      )}
      {problem !== undefined && (
        <p className={styles['hint']} role="alert">
          {problemText(problem, say)}
        </p>
      )}
    </section>
  );
};
