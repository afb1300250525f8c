import type { Client } from '@urql/core';
import { ask } from '../shared/asking.ts';
import { Observable } from '../shared/observable.ts';
import { PresenceOfDocument, type PresenceOfQuery } from './presenceOf.generated.ts';

type Node = NonNullable<PresenceOfQuery['nodes'][number]>;

/** What others see of a person. */
export type Presence = Extract<Node, { readonly __typename: 'Person' }>['presence'];

export interface PresenceChange {
  readonly userId: string;
  readonly presence: Presence;
}

/** So many are asked for at once. */
const mostAtOnce = 100;

interface Watched {
  readonly presence: Observable<Presence>;
  watchers: number;
  /** How often it was told: an answer that was asked for before is older. */
  told: number;
}

/** Who of those who are shown is there. They are asked for together, and kept by what happens. */
export class PresenceDirectory {
  readonly #client: Client;
  readonly #people = new Map<string, Watched>();
  #wanted = new Set<string>();

  constructor(client: Client) {
    this.#client = client;
  }

  /** What others see of somebody; `UNKNOWN` until it is known. */
  of(userId: string): Observable<Presence> {
    return this.#watched(userId).presence;
  }

  /** Asks for somebody, and keeps them up to date until the answer is called. */
  watch(userId: string): () => void {
    const watched = this.#watched(userId);
    watched.watchers += 1;
    if (watched.watchers === 1) this.#want(userId);
    return () => {
      watched.watchers -= 1;
    };
  }

  /** Members of a guild are seen differently; `null`: too many to say who. */
  changed(changes: readonly PresenceChange[] | null): void {
    if (changes === null) this.askAgain();
    for (const { userId, presence } of changes ?? []) {
      const watched = this.#people.get(userId);
      if (watched === undefined) continue;
      watched.told += 1;
      watched.presence.set(presence);
    }
  }

  /** Asks for all who are shown, who may have come and gone unheard. */
  askAgain(): void {
    for (const [userId, { watchers }] of this.#people) if (watchers > 0) this.#want(userId);
  }

  #watched(userId: string): Watched {
    const known = this.#people.get(userId) ?? { presence: new Observable<Presence>('UNKNOWN'), watchers: 0, told: 0 };
    this.#people.set(userId, known);
    return known;
  }

  #want(userId: string): void {
    if (this.#wanted.size === 0) queueMicrotask(() => void this.#fetch());
    this.#wanted.add(userId);
  }

  async #fetch(): Promise<void> {
    const ids = [...this.#wanted];
    this.#wanted = new Set();
    for (let from = 0; from < ids.length; from += mostAtOnce) await this.#fetchSome(ids.slice(from, from + mostAtOnce));
  }

  async #fetchSome(ids: readonly string[]): Promise<void> {
    const told = ids.map((id) => this.#watched(id).told);
    // Where it fails, what is shown stays until it is asked for again.
    const { nodes } = await ask(this.#client, PresenceOfDocument, { ids }).catch(() => ({ nodes: [] }));
    for (const [index, node] of nodes.entries()) {
      const watched = this.#watched(ids[index] ?? '');
      if (watched.told === told[index]) watched.presence.set(node?.__typename === 'Person' ? node.presence : 'UNKNOWN');
    }
  }
}
