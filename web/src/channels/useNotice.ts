import { useCallback, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { problemOf } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';

export interface Notice {
  readonly text: string;
  readonly undo?: (() => void) | undefined;
}

/** One short sentence at a time about what was done, or why it was not. */
export const useNotice = () => {
  const say = useText();
  const [notice, setNotice] = useState<Notice>();
  const tell = useCallback((text: string, undo?: () => void) => setNotice({ text, undo }), []);
  const tellProblem = useCallback((error: unknown) => setNotice({ text: problemText(problemOf(error), say) }), [say]);
  const close = useCallback(() => setNotice(undefined), []);
  return { notice, tell, tellProblem, close };
};
