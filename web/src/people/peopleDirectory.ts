import type { Client } from '@urql/core';
import { backOff, pause } from '../live/pause.ts';
import { ask } from '../shared/asking.ts';
import { Observable } from '../shared/observable.ts';
import { PeopleOfDocument, type PeopleOfQuery } from './peopleOf.generated.ts';

export type Person = Omit<Extract<PeopleOfQuery['nodes'][number], { readonly __typename: 'Person' }>, '__typename'>;

/** So many are asked for at once. */
const mostAtOnce = 50;
/** So often in a row the server may not answer: whoever comes back after that reloads. */
const mostAttempts = 100;

/** So many are remembered; where more were shown, those go whom nobody shows, the longest ago first. */
const mostKnown = 2_000;
/** So many more may come until some go, so that not each costs a search. */
const slack = 500;

/** People by id, asked for when somebody shows them, together with all who are shown in the same moment. */
export class PeopleDirectory {
  readonly #client: Client;
  readonly #people = new Map<string, Observable<Person | undefined>>();
  #wanted: string[] = [];

  constructor(client: Client) {
    this.#client = client;
  }

  /** The person, `undefined` until they are known. */
  person(id: string): Observable<Person | undefined> {
    const known = this.#people.get(id);
    if (known !== undefined) return this.#keep(id, known);
    const person = this.#keep(id, new Observable<Person | undefined>(undefined));
    if (this.#wanted.length === 0) queueMicrotask(() => void this.#fetch());
    this.#wanted.push(id);
    return person;
  }

  /** What is known of somebody from elsewhere. */
  know(person: Person): void {
    this.#keep(person.id, this.#people.get(person.id) ?? new Observable<Person | undefined>(undefined)).set(person);
  }

  /** The last is who was asked for last. */
  #keep(id: string, person: Observable<Person | undefined>): Observable<Person | undefined> {
    this.#people.delete(id);
    this.#people.set(id, person);
    if (this.#people.size > mostKnown + slack) this.#forgetSome();
    return person;
  }

  #forgetSome(): void {
    for (const [id, { isWatched }] of this.#people) {
      if (this.#people.size <= mostKnown) break;
      if (!isWatched) this.#people.delete(id);
    }
  }

  async #fetch(): Promise<void> {
    const ids = this.#wanted;
    this.#wanted = [];
    for (let from = 0; from < ids.length; from += mostAtOnce) await this.#fetchSome(ids.slice(from, from + mostAtOnce));
  }

  async #fetchSome(ids: readonly string[], attempt = 0): Promise<void> {
    try {
      const { nodes } = await ask(this.#client, PeopleOfDocument, { ids });
      for (const node of nodes) if (node?.__typename === 'Person') this.know(node);
    } catch {
      await pause(backOff(attempt));
      if (attempt < mostAttempts) await this.#fetchSome(ids, attempt + 1);
    }
  }
}
