import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import '@fontsource/noto-color-emoji';
import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { firstSpeech, LanguageProvider } from '../languages/LanguageProvider.tsx';
import { NewVersionPrompt } from '../offline/index.ts';
import { SessionProvider } from '../session/SessionProvider.tsx';
import { LookProvider } from '../theme/LookProvider.tsx';
import { App } from './App.tsx';

const place = document.getElementById('app');
if (place === null) throw new Error('the page has no place for the client');

const first = await firstSpeech();

createRoot(place).render(
  <StrictMode>
    <LanguageProvider first={first}>
      <LookProvider>
        <SessionProvider>
          <App />
          <NewVersionPrompt />
        </SessionProvider>
      </LookProvider>
    </LanguageProvider>
  </StrictMode>,
);
