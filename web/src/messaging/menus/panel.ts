import type { Message } from '../message.ts';

/** What is open about a message. */
export type PanelKind = 'menu' | 'sheet' | 'emoji' | 'reactors' | 'revisions';

/** A menu or dialog about one message. */
export interface Panel {
  readonly kind: PanelKind;
  /** As it was when it was opened. */
  readonly message: Message;
  /** Beside which it opens. */
  readonly anchor: Element;
}
