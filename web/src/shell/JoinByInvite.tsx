import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useGuildCommands } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { newCommandId } from '../session/commandId.ts';
import { type Problem, problemOf } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';
import styles from './Shell.module.css';

/** Whoever is logged in and follows an invite joins, and lands in the guild. */
export const JoinByInvite = ({ code }: { readonly code: string }) => {
  const say = useText();
  const { join } = useGuildCommands();
  const [, navigate] = useLocation();
  const [commandId] = useState(newCommandId);
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    join(code, commandId).then(
      (guildId) => navigate(`/guilds/${guildId}`, { replace: true }),
      (error: unknown) => setProblem(problemOf(error)),
    );
  }, [join, navigate, commandId, code]);
  return (
    <main className={styles['nothing']} aria-busy={problem === undefined}>
      {problem !== undefined && <p role="alert">{problemText(problem, say)}</p>}
    </main>
  );
};
