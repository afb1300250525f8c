import { Observable } from '../../shared/observable.ts';
import type { Message } from '../message.ts';

/** Messages that are chosen, by id; absent while nobody chooses any. They are kept as they were when they were chosen. */
export type Chosen = ReadonlyMap<string, Message> | undefined;

const isCopied = ({ content }: Message): boolean => content !== null;

/** Several messages at once. */
export class MessageSelection {
  readonly chosen = new Observable<Chosen>(undefined);
  /** Where an extension begins. */
  #anchor: string | undefined;

  /** Begins with one message, or adds it, or takes it away. */
  toggle(message: Message): void {
    const next = new Map(this.chosen.get());
    if (!next.delete(message.id)) next.set(message.id, message);
    this.#anchor = message.id;
    this.chosen.set(next);
  }

  /** Everything from the one that was chosen last to this one. */
  extendTo(message: Message, messages: readonly Message[]): void {
    const [from, to] = [this.#anchor, message.id].map((id) => messages.findIndex((one) => one.id === id));
    if (from === undefined || to === undefined || from < 0 || to < 0) {
      this.toggle(message);
      return;
    }
    const between = messages.slice(Math.min(from, to), Math.max(from, to) + 1).filter(isCopied);
    this.chosen.set(new Map([...(this.chosen.get() ?? []), ...between.map((one) => [one.id, one] as const)]));
  }

  leave(): void {
    this.#anchor = undefined;
    this.chosen.set(undefined);
  }
}
