import type { Session } from '../session/session.ts';
import { button, element } from './element.ts';
import { switchLanguage } from './language.ts';

/** What screens work with. */
export interface App {
  readonly session: Session;
  /** Shows what the address and the session ask for. */
  readonly open: () => Promise<void>;
  /** The code of the invite that brought the person here, until it is used. */
  inviteCode: string | undefined;
}

/** What is on the screen. */
export interface Screen {
  readonly element: HTMLElement;
  /** Ends what runs for it. */
  readonly close: () => void;
}

export const languageSwitch = (): HTMLButtonElement => button('language', switchLanguage, 'quiet');

/** A small page with one thing to do. */
export const card = (...children: readonly Node[]): HTMLElement =>
  element('main', { class: 'card' }, element('header', {}, element('h1', { text: 'title' }), languageSwitch()), ...children);
