import { useState } from 'react';
import { type Problem, problemOf } from '../shared/problem.ts';
import { useSession } from './SessionProvider.tsx';

/** Ends the session, or says why it goes on: only the server can end it. */
export const useLogOut = (): {
  readonly logOut: () => void;
  readonly problem: Problem | undefined;
  readonly forget: () => void;
} => {
  const { logOut } = useSession();
  const [problem, setProblem] = useState<Problem>();
  return {
    problem,
    forget: () => setProblem(undefined),
    logOut: () => {
      setProblem(undefined);
      logOut().catch((error: unknown) => setProblem(problemOf(error)));
    },
  };
};
