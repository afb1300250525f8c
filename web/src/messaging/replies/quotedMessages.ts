import { Observable } from '../../shared/observable.ts';
import type { Message } from '../message.ts';

/** `undefined` until it is known; `null`: there is none that the viewer may see. */
export type Quoted = Message | null | undefined;

/** So many are asked for at once. */
const mostAtOnce = 20;

/** Messages that others answer and that are not loaded, asked for together with all that are shown in the same moment. */
export class QuotedMessages {
  readonly #fetch: (ids: readonly string[]) => Promise<readonly Message[]>;
  readonly #quoted = new Map<string, Observable<Quoted>>();
  #wanted: string[] = [];

  /** `fetch` answers with those of them that there are. */
  constructor(fetch: (ids: readonly string[]) => Promise<readonly Message[]>) {
    this.#fetch = fetch;
  }

  message(id: string): Observable<Quoted> {
    const known = this.#quoted.get(id);
    if (known !== undefined) return known;
    const quoted = new Observable<Quoted>(undefined);
    this.#quoted.set(id, quoted);
    if (this.#wanted.length === 0) queueMicrotask(() => void this.#fetchWanted());
    this.#wanted.push(id);
    return quoted;
  }

  async #fetchWanted(): Promise<void> {
    const ids = this.#wanted;
    this.#wanted = [];
    for (let from = 0; from < ids.length; from += mostAtOnce) await this.#fetchSome(ids.slice(from, from + mostAtOnce));
  }

  async #fetchSome(ids: readonly string[]): Promise<void> {
    try {
      const found = new Map((await this.#fetch(ids)).map((message) => [message.id, message]));
      for (const id of ids) this.#quoted.get(id)?.set(found.get(id) ?? null);
    } catch {
      // They are asked for again when somebody shows them next.
      for (const id of ids) this.#quoted.delete(id);
    }
  }
}
