import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useText } from '../languages/LanguageProvider.tsx';
import { newCommandId } from '../session/commandId.ts';
import { type Problem, problemOf } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';
import styles from './DirectPlace.module.css';
import { useDirectConversations } from './DirectProvider.tsx';
import { pairWith } from './directState.ts';
import { useDirectCommands } from './useDirectCommands.ts';

/** Whoever follows `/direct/with/<somebody>` lands in the conversation with them, old or new. */
export const OpenWith = ({ userId, menu }: { readonly userId: string; readonly menu: ReactNode }) => {
  const say = useText();
  const state = useDirectConversations();
  const { open } = useDirectCommands();
  const [, navigate] = useLocation();
  const [commandId] = useState(newCommandId);
  const [problem, setProblem] = useState<Problem>();
  const { conversations, isLoaded } = state;
  const knownId = pairWith({ conversations }, userId)?.id;
  useEffect(() => {
    if (!isLoaded) return;
    // Also where nothing new can be said there: what was said can be read.
    if (knownId !== undefined) return navigate(`/direct/${knownId}`, { replace: true });
    open([userId], commandId).then(
      (conversationId) => navigate(`/direct/${conversationId}`, { replace: true }),
      (error: unknown) => setProblem(problemOf(error)),
    );
  }, [open, navigate, commandId, userId, isLoaded, knownId]);
  return (
    <main className={styles['main']} aria-busy={problem === undefined}>
      <header className={styles['bar']}>{menu}</header>
      {problem !== undefined && (
        <p className={styles['nothing']} role="alert">
          {problemText(problem, say)}
        </p>
      )}
    </main>
  );
};
