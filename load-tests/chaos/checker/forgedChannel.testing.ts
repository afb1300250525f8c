import type { Frame } from '../record/line.ts';
import type { Row } from '../record/pages.ts';
import { forgedChannelId } from './forgedRecord.testing.ts';

/** A fact as every reader is told it. */
export type Told = Omit<Frame, 'reader' | 'kind' | 'at' | 'cursor'>;

/** What is new in a fact: the channel knows the rest. */
export type News = Pick<Told, 'id' | 'actor' | 'stamp'>;

/** A channel as it must be: its facts, and what they make of its messages. */
export class ForgedChannel {
  readonly facts: Told[] = [];
  readonly #rows = new Map<string, Row>();
  #position = 0;

  /** Oldest first. */
  get messages(): readonly Row[] {
    return [...this.#rows.values()];
  }

  get position(): string {
    return String(this.#position).padStart(8, '0');
  }

  /** A fact of another stream. */
  advance(): string {
    this.#position += 1;
    return this.position;
  }

  post(news: News, text: string): Told {
    const { id, actor: author } = news;
    const fact = this.#append('MessagePosted', { ...news, message: id, text });
    const { seq, position } = fact;
    this.#rows.set(id, { id, seq, author, text, revision: id, position, deleted: false, reactions: {} });
    return fact;
  }

  edit(news: News, message: string, text: string): Told {
    const fact = this.#append('MessageEdited', { ...news, message, text });
    return this.#change(fact, { text, revision: fact.id });
  }

  delete(news: News, message: string): Told {
    return this.#change(this.#append('MessageDeleted', { ...news, message }), { text: null, deleted: true, reactions: {} });
  }

  react(news: News, message: string, emoji: string): Told {
    const before = this.#rows.get(message)?.reactions ?? {};
    const fact = this.#append('ReactionAdded', { ...news, message, emoji });
    return this.#change(fact, { reactions: { ...before, [emoji]: (before[emoji] ?? 0) + 1 } });
  }

  isDeleted(message: string): boolean {
    return this.#rows.get(message)?.deleted === true;
  }

  unread(userId: string, readUpTo: number): number {
    return this.messages.filter(({ seq, author, deleted }) => seq > readUpTo && author !== userId && !deleted).length;
  }

  #append(type: string, fact: News & Pick<Told, 'message' | 'text' | 'emoji'>): Told {
    const told = { ...fact, type, seq: this.facts.length + 1, position: this.advance(), channel: forgedChannelId };
    this.facts.push(told);
    return told;
  }

  #change(fact: Told, change: Partial<Row>): Told {
    const row = this.#rows.get(fact.message) as Row; // it was posted
    this.#rows.set(fact.message, { ...row, position: fact.position, ...change });
    return fact;
  }
}
