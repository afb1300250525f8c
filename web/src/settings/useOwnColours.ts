import { useEffect, useState } from 'react';
import type { Look } from '../theme/look.ts';
import { type OwnColours, ownColours } from '../theme/ownColours.ts';
import type { Scheme } from '../theme/tokens.ts';

const dark = '(prefers-color-scheme: dark)';

const schemeOf = (theme: Look['theme'], isDark: boolean): Scheme => {
  if (theme === 'SYSTEM') return isDark ? 'dark' : 'light';
  return theme === 'LIGHT' ? 'light' : 'dark';
};

/** The scheme that is drawn now. */
export const useScheme = (theme: Look['theme']): Scheme => {
  const [isDark, setDark] = useState(() => matchMedia(dark).matches);
  useEffect(() => {
    const media = matchMedia(dark);
    const follow = (): void => setDark(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return schemeOf(theme, isDark);
};

/** The colours that a look is drawn in now. */
export const useOwnColours = (look: Look): OwnColours => ownColours(look, useScheme(look.theme));
