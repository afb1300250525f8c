import type { Id } from '@chat/schema/events';
import { foldNickname } from '../irc/nickname.ts';

/** Somebody of the conversation, as far as it was read. */
export interface Person {
  readonly userId: Id;
  status: 'NONE' | 'MEMBER' | 'LEFT' | 'KICKED' | 'BANNED';
  isTimedOut: boolean;
  /** Whose nicknames theirs has changed to. */
  readonly linked: Set<Id>;
}

/** Everybody of the conversation by nickname. */
export class Roster {
  readonly #userIdOf: (foldedNick: string) => Id;
  readonly #people = new Map<string, Person>();

  constructor(userIdOf: (foldedNick: string) => Id) {
    this.#userIdOf = userIdOf;
  }

  get size(): number {
    return this.#people.size;
  }

  /** `onFirstSight` is called with whoever was not known before. */
  person(nick: string, onFirstSight: (person: Person) => void): Person {
    const folded = foldNickname(nick);
    const known = this.#people.get(folded);
    if (known !== undefined) return known;
    const person: Person = { userId: this.#userIdOf(folded), status: 'NONE', isTimedOut: false, linked: new Set() };
    this.#people.set(folded, person);
    onFirstSight(person);
    return person;
  }
}
