import type { Session } from '../session/session.ts';
import { type Message, type Person, person } from './operations.ts';

/** The people whom the page has met, by id. */
export class People {
  readonly #session: Session;
  readonly #known = new Map<string, Person | undefined>();
  readonly #onChange: () => void;

  constructor(session: Session, onChange: () => void) {
    this.#session = session;
    this.#onChange = onChange;
  }

  meet(messages: readonly Message[]): void {
    for (const { author } of messages) if (author !== null) this.#known.set(author.id, author);
  }

  /** Whoever has this id, as far as is known; asks for those whom nobody has met yet. */
  get(id: string): Person | undefined {
    if (!this.#known.has(id)) {
      this.#known.set(id, undefined);
      void this.#ask(id);
    }
    return this.#known.get(id);
  }

  async #ask(id: string): Promise<void> {
    try {
      const found = (await this.#session.ask(person, { id })).person;
      if (found === null) return;
      this.#known.set(id, found);
      this.#onChange();
    } catch {
      // Asked again when the person says something the next time.
      this.#known.delete(id);
    }
  }
}
