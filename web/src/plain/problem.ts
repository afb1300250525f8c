import { RequestFailed } from '../session/requestFailed.ts';
import { element } from './element.ts';
import { say } from './language.ts';
import { isTextName } from './texts.ts';

/** Where a screen says what went wrong; screen readers read it aloud. */
export interface ProblemLine {
  readonly element: HTMLElement;
  clear(): void;
  show(error: unknown): void;
}

export const problemLine = (): ProblemLine => {
  const line = element('p', { class: 'problem' });
  line.setAttribute('role', 'alert');
  const clear = (): void => {
    delete line.dataset['text'];
    line.textContent = '';
  };
  return {
    element: line,
    clear,
    show: (error) => {
      clear();
      if (!(error instanceof RequestFailed)) say(line, 'unreachable');
      else if (isTextName(error.code)) say(line, error.code);
      // The server's sentence: English, and exact.
      else line.textContent = error.message;
    },
  };
};
