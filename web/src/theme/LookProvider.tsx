import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { lookStyles } from './styleSheet.ts';
import { theme } from './theme.ts';

/** Through the object model: a policy that forbids styles written into the page allows it. */
const adopt = (styles: string): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);
  return sheet;
};

adopt(lookStyles());

/** Draws everything below it in the look, dark unless the person chose otherwise. */
export const LookProvider = ({ children }: { readonly children: ReactNode }) => (
  <ThemeProvider theme={theme} defaultMode="dark" modeStorageKey="scheme">
    <CssBaseline />
    {children}
  </ThemeProvider>
);
