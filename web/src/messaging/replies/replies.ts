import { Observable } from '../../shared/observable.ts';
import type { Reply } from '../message.ts';

/** A message answers at most so many. */
export const mostReplies = 5;

/** Where what one is about to answer is kept over a reload. */
export interface KeptReplies {
  read(): readonly Reply[];
  write(replies: readonly Reply[]): void;
}

/** What the message that somebody is writing answers. */
export class Replies {
  readonly chosen: Observable<readonly Reply[]>;
  readonly #kept: KeptReplies;

  constructor(kept: KeptReplies) {
    this.#kept = kept;
    this.chosen = new Observable(kept.read());
  }

  /** False: it answers as many as a message may already. The same again changes nothing. */
  add(reply: Reply): boolean {
    const chosen = this.chosen.get();
    if (chosen.some(({ messageId }) => messageId === reply.messageId)) return true;
    if (chosen.length >= mostReplies) return false;
    this.#set([...chosen, reply]);
    return true;
  }

  remove(messageId: string): void {
    this.#set(this.chosen.get().filter((reply) => reply.messageId !== messageId));
  }

  /** Whether its author is told. */
  setMention(messageId: string, mention: boolean): void {
    this.#set(this.chosen.get().map((reply) => (reply.messageId === messageId ? { ...reply, mention } : reply)));
  }

  clear(): void {
    this.#set([]);
  }

  /** For the message that is sent now; the next one answers nothing. */
  take(): readonly Reply[] {
    const chosen = this.chosen.get();
    this.clear();
    return chosen;
  }

  #set(chosen: readonly Reply[]): void {
    this.#kept.write(chosen);
    this.chosen.set(chosen);
  }
}
