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
    if (known !== undefined) return known;
    const person = new Observable<Person | undefined>(undefined);
    this.#people.set(id, person);
    if (this.#wanted.length === 0) queueMicrotask(() => void this.#fetch());
    this.#wanted.push(id);
    return person;
  }

  /** What is known of somebody from elsewhere. */
  know(person: Person): void {
    const known = this.#people.get(person.id) ?? new Observable<Person | undefined>(undefined);
    this.#people.set(person.id, known);
    known.set(person);
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
