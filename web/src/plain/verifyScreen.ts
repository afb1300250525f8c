import { newCommandId } from '../session/commandId.ts';
import { post } from '../session/post.ts';
import { button, element } from './element.ts';
import { verifyEmail } from './operations.ts';
import { problemLine } from './problem.ts';
import { type App, card, type Screen } from './screen.ts';

/** Follows the link of a mail. */
export const verifyScreen = (app: App, token: string): Screen => {
  const state = element('p', { text: 'verifying' });
  const problem = problemLine();
  const goOn = button('goOn', () => void app.open(), 'main');
  // Out of the address at once: it is nobody else's business.
  history.replaceState(null, '', '/');
  post(verifyEmail, { input: { commandId: newCommandId(), token } }, undefined).then(
    () => state.replaceWith(element('p', { text: 'verified' })),
    (error: unknown) => {
      state.remove();
      problem.show(error);
    },
  );
  return { element: card(state, problem.element, goOn), close: () => undefined };
};
