import './plain.css';
import { Session } from '../session/session.ts';
import { chatScreen } from './chatScreen.ts';
import { element } from './element.ts';
import { entryScreen } from './entryScreen.ts';
import { applyLanguage } from './language.ts';
import { problemLine } from './problem.ts';
import { type App, card, type Screen } from './screen.ts';
import { verifyScreen } from './verifyScreen.ts';

const place = document.getElementById('app') ?? document.body;
const session = new Session();
let shown: Screen | undefined;

const show = (screen: Screen): void => {
  shown?.close();
  shown = screen;
  place.replaceChildren(screen.element);
};

const screenFor = async (app: App): Promise<Screen> => {
  const { pathname, hash } = location;
  if (pathname === '/verify' && hash !== '') return verifyScreen(app, hash.slice(1));
  if (pathname === '/setup' && hash !== '') return entryScreen(app, 'setUp');
  if (session.userId !== undefined || (await session.resume())) return chatScreen(app);
  return entryScreen(app, app.inviteCode === undefined ? 'logIn' : 'register');
};

const app: App = {
  session,
  inviteCode: /^\/invite\/(\w+)$/.exec(location.pathname)?.[1],
  open: async () => {
    try {
      show(await screenFor(app));
    } catch (error) {
      const problem = problemLine();
      problem.show(error);
      show({ element: card(problem.element), close: () => undefined });
    }
  },
};

if (app.inviteCode !== undefined) history.replaceState(null, '', '/');
session.onEnd(() => void app.open());
applyLanguage();
place.replaceChildren(element('p', { class: 'hint', text: 'loading' }));
void app.open();
