import { TriangleAlert } from 'lucide-react';
import { useText } from '../languages/LanguageProvider.tsx';
import type { Problem } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';
import styles from './page.module.css';

/** What happened and what to do, where something did. */
export const ProblemLine = ({ problem }: { readonly problem: Problem | undefined }) => {
  const say = useText();
  if (problem === undefined) return null;
  return (
    <p className={styles['problem']} role="alert">
      <TriangleAlert size={14} aria-hidden />
      {problemText(problem, say)}
    </p>
  );
};
