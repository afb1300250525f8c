import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider, type ThemeProviderProps } from '@mui/material/styles';
import { createContext, type ReactNode, use, useEffect } from 'react';
import { modeOf } from './look.ts';
import { LookKeeper } from './lookKeeper.ts';
import { lookStyles } from './styleSheet.ts';
import { theme } from './theme.ts';

/** Through the object model: a policy that forbids styles written into the page allows it. */
const adopt = (styles: string): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);
  return sheet;
};

const kept = 'look';

adopt(lookStyles());
const ownColours = adopt('');

const keeper = new LookKeeper({
  read: () => localStorage.getItem(kept),
  keep: (value) => localStorage.setItem(kept, value),
  draw: ({ density, fontScale, reducedMotion }) => {
    const { dataset, style } = document.documentElement;
    dataset['density'] = density.toLowerCase();
    dataset['motion'] = reducedMotion ? 'reduced' : 'full';
    style.fontSize = fontScale === 100 ? '' : `${fontScale}%`;
  },
  colour: (styles) => ownColours.replaceSync(styles),
  stylesOf: async (look) => (await import('./ownColours.ts')).ownColourStyles(look),
});

type StorageManager = NonNullable<ThemeProviderProps['storageManager']>;

const modeStorage: ReturnType<StorageManager> = {
  get: () => modeOf(keeper.look.get().theme),
  // The mode is chosen with the rest of the look.
  set: () => undefined,
  subscribe: (tell) => keeper.look.subscribe(() => tell(modeOf(keeper.look.get().theme))),
};

const schemeStorage: ReturnType<StorageManager> = {
  get: (otherwise) => otherwise,
  set: () => undefined,
  subscribe: () => () => undefined,
};

const modeKey = 'scheme';
const storageManager: StorageManager = ({ key }) => (key === modeKey ? modeStorage : schemeStorage);

const KeeperContext = createContext(keeper);

/** The look of the page, to be chosen and read. */
export const useLookKeeper = (): LookKeeper => use(KeeperContext);

/** Draws everything below it in the look that somebody chose. */
export const LookProvider = ({ children }: { readonly children: ReactNode }) => {
  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent): void => {
      if (key === kept) keeper.follow(newValue);
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, []);
  return (
    <ThemeProvider theme={theme} defaultMode="dark" modeStorageKey={modeKey} storageManager={storageManager} noSsr>
      <CssBaseline />
      {children}
    </ThemeProvider>
  );
};
