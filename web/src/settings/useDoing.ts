import { useState } from 'react';
import { type Problem, problemOf } from '../shared/problem.ts';

interface Doing {
  readonly isBusy: boolean;
  /** What the last try was refused with. */
  readonly problem: Problem | undefined;
  /** Resolves with whether it was done. */
  readonly run: (work: () => Promise<void>) => Promise<boolean>;
  /** Forgets the problem, as somebody changes what it was about. */
  readonly clear: () => void;
}

/** One thing that is done on the server, and how it went. */
export const useDoing = (): Doing => {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const run = async (work: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, problem, run, clear: () => setProblem(undefined) };
};
