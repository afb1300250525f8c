import type { Client } from '@urql/core';
import { ask } from '../shared/asking.ts';
import { Observable } from '../shared/observable.ts';
import type { GuildEvent } from './guildState.ts';
import { type MembersState, membersOf, withMemberEvent, withNextPage } from './memberState.ts';
import { MembersOfDocument } from './membersOf.generated.ts';

/** So many are fetched at once, to be grouped; of more, the next page when somebody gets there. */
const mostGrouped = 500;
/** Many clients hear the same at once: each asks a little later than the others, in milliseconds, the more the later. */
const shortestPause = 200;
const longestPause = 5_000;
const pauseEach = 5;

interface GuildMembersOptions {
  readonly client: Client;
  readonly guildId: string;
  /** Part of a name; empty: everybody. */
  readonly search: string;
}

const anyPause = (count: number): number => {
  const most = Math.min(longestPause, count * pauseEach);
  return shortestPause + ((crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) % (most + 1));
};

/** The members of a guild page by page, kept equal to what happens. Where a page does not come, what is shown stays. */
export class GuildMembers {
  readonly state = new Observable<MembersState | undefined>(undefined);
  readonly #options: GuildMembersOptions;
  #isStopped = false;
  #isLoading = false;
  /** What happened while something was fetched, which may show it or not. */
  #meanwhile: GuildEvent[] = [];
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(options: GuildMembersOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isStopped = false;
    void this.#reload();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#later);
  }

  /** Fetches the next page, where there is one. */
  async more(): Promise<void> {
    const known = this.state.get();
    if (known?.next === undefined || this.#isLoading) return;
    await this.#loading(async () => {
      const page = await this.#page(known.next ?? null);
      // What happened meanwhile is in the state that it is added to.
      if (page !== undefined) this.#show(withNextPage(this.state.get() ?? known, page));
    });
  }

  take(event: GuildEvent): void {
    if (this.#isLoading) this.#meanwhile.push(event);
    const known = this.state.get();
    const next = known && withMemberEvent(known, event);
    if (next === undefined) this.#reloadLater(known?.count ?? 0);
    else this.#show(next);
  }

  #reloadLater(count: number): void {
    this.#later ??= setTimeout(() => {
      this.#later = undefined;
      void this.#reload();
    }, anyPause(count));
  }

  #show(state: MembersState): void {
    if (!this.#isStopped) this.state.set(state);
  }

  async #loading(load: () => Promise<void>): Promise<void> {
    this.#isLoading = true;
    this.#meanwhile = [];
    try {
      await load();
    } catch {
      // What is shown stays until something happens, or somebody scrolls.
    } finally {
      this.#isLoading = false;
    }
  }

  async #page(after: string | null): Promise<MembersState | undefined> {
    const { client, guildId, search } = this.#options;
    const { guild } = await ask(client, MembersOfDocument, { guildId, after, search: search === '' ? null : search });
    return guild === null ? undefined : membersOf(guild);
  }

  /** All of a small guild, the first page of a large one, and as many as were known. */
  #reload(): Promise<void> {
    return this.#loading(async () => {
      const first = await this.#page(null);
      if (first === undefined) return;
      const known = Math.min(this.state.get()?.members.length ?? 0, mostGrouped);
      const state = await this.#upTo(first.count <= mostGrouped ? mostGrouped : known, first);
      this.#show(this.#meanwhile.reduce((now, event) => withMemberEvent(now, event) ?? now, state));
    });
  }

  async #upTo(wanted: number, first: MembersState): Promise<MembersState> {
    let state = first;
    while (state.next !== undefined && state.members.length < wanted) {
      const page = await this.#page(state.next);
      if (page === undefined) return state;
      state = withNextPage(state, page);
    }
    return state;
  }
}
