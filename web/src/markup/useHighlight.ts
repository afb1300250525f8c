import { useEffect, useState } from 'react';
import type { Lit } from './highlight.ts';

/** Longer code stays in one colour: what nobody reads whole must not hold up the page. */
const longest = 20_000;

/** Code in the colours of its language. It has one colour until they are loaded, and where there are none. */
export const useHighlight = (language: string | undefined, text: string): readonly Lit[] => {
  const [lit, setLit] = useState<{ readonly of: string; readonly parts: readonly Lit[] }>();
  useEffect(() => {
    if (language === undefined || text.length > longest) return undefined;
    let isGone = false;
    const load = async (): Promise<void> => {
      const { highlight } = await import('./highlight.ts');
      const parts = isGone ? undefined : highlight(language, text);
      if (parts !== undefined) setLit({ of: text, parts });
    };
    // Without its colours the code is as readable: they come with the next of it.
    load().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [language, text]);
  return lit?.of === text ? lit.parts : [{ name: undefined, text }];
};
