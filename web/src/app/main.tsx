import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import '@infolektuell/noto-color-emoji/index.css';
import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { firstSpeech, LanguageProvider } from '../languages/LanguageProvider.tsx';
import { pause } from '../live/pause.ts';
import { resumeEarly, SessionProvider } from '../session/SessionProvider.tsx';
import { LookProvider } from '../theme/LookProvider.tsx';
import { App } from './App.tsx';
import { Inside, Outside } from './halves.tsx';

const place = document.getElementById('app');
if (place === null) throw new Error('the page has no place for the client');

/** Nobody looks at an empty page for longer than this, in milliseconds: what is known by then is drawn. */
const longestBlank = 500;

/** The half that will be drawn. Where it is not known it is asked again once there is something to say. */
const half = async (): Promise<void> => {
  const isIn = await resumeEarly().catch(() => false);
  await (isIn ? Inside : Outside).fetch();
};

/** Not at the top level: what is loaded late imports from the file of this module, and would wait for it to end. */
const begin = async (): Promise<void> => {
  const [first] = await Promise.all([firstSpeech(), Promise.race([half(), pause(longestBlank)])]);

  createRoot(place).render(
    <StrictMode>
      <LanguageProvider first={first}>
        <LookProvider>
          <SessionProvider>
            <App />
          </SessionProvider>
        </LookProvider>
      </LanguageProvider>
    </StrictMode>,
  );
};

void begin();
