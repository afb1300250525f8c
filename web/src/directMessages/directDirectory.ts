import type { Client } from '@urql/core';
import type { Client as LiveClient } from 'graphql-ws';
import { Feed } from '../live/feed.ts';
import type { Person } from '../people/peopleDirectory.ts';
import { ask } from '../shared/asking.ts';
import { Observable } from '../shared/observable.ts';
import { BlockedIdsDocument } from './blockedIds.generated.ts';
import { DirectEventsDocument, type DirectEventsSubscription } from './directEvents.generated.ts';
import { DirectListDocument } from './directList.generated.ts';
import { DirectOfDocument } from './directOf.generated.ts';
import type { DirectRowFragment } from './directRow.generated.ts';
import {
  type DirectConversation,
  type DirectEvent,
  type DirectState,
  directOf,
  emptyDirectState,
  withDirectEvent,
  withoutRow,
  withRows,
} from './directState.ts';
import { type Expectation, expectedAfter, isOlder, meets, nothingExpected } from './expectation.ts';

export interface DirectDirectoryOptions {
  readonly client: Client;
  readonly live: LiveClient;
  readonly viewerId: string;
  readonly onProblem: (error: unknown) => void;
  /** Told of everybody who is in a conversation that was fetched. */
  readonly onPerson: (person: Person) => void;
  /** Milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

type ViewerEvent = DirectEventsSubscription['viewerEvents'];

/** So often an answer is asked for again that does not know what was said. */
const mostAttempts = 6;

const conversationIdOf = (event: DirectEvent): string | undefined => {
  if ('conversationId' in event) return event.conversationId;
  return event.__typename === 'ReadPositionChanged' ? event.channelId : undefined;
};

/** Keeps the viewer's direct conversations equal to the server: a page at a time, and each anew where something happened in it. */
export class DirectConversations {
  readonly state = new Observable<DirectState>(emptyDirectState);
  readonly #options: DirectDirectoryOptions;
  readonly #feed: Feed<ViewerEvent, object>;
  readonly #expected = new Map<string, Expectation>();
  readonly #refreshing = new Map<string, Promise<void>>();
  /** Conversations that are shown wherever they stand in the list. */
  readonly #wanted = new Set<string>();
  #cursor: string | null = null;

  constructor(options: DirectDirectoryOptions) {
    this.#options = options;
    this.#feed = new Feed<ViewerEvent, object>({
      client: options.live,
      document: DirectEventsDocument,
      variables: {},
      load: () => this.load(),
      onEvent: (event) => this.take(event),
      onLive: () => undefined,
      // News of messages and of closing are not told again.
      isForgetful: true,
      onProblem: options.onProblem,
    });
  }

  start(): void {
    this.#feed.start();
  }

  stop = (): void => this.#feed.stop();

  /** Fetches the first page, and what is shown besides. */
  async load(): Promise<void> {
    const { client } = this.#options;
    this.#expected.clear();
    const [rows, { viewer }] = await Promise.all([this.#page(null), ask(client, BlockedIdsDocument, { minPosition: null })]);
    const blocked = viewer?.blockedPeople ?? [];
    for (const person of blocked) this.#options.onPerson(person);
    const blockedIds = blocked.map(({ id }) => id);
    const state = this.state.get();
    const shown = state.conversations.filter(({ id }) => this.#wanted.has(id));
    this.state.set(withRows({ ...state, isLoaded: true, conversations: shown, blockedIds }, this.#newer(rows)));
    const held = new Set(rows.map(({ id }) => id));
    await Promise.all([...this.#wanted].filter((id) => !held.has(id)).map((id) => this.refresh(id)));
  }

  /** The page after those that are held. */
  async loadMore(): Promise<void> {
    if (this.state.get().hasMore) this.#accept(await this.#page(this.#cursor));
  }

  /** A page of all conversations, closed ones too, and where the next one begins. */
  async loadClosed(after: string | null): Promise<string | null> {
    const { viewer } = await ask(this.#options.client, DirectListDocument, { after, includeClosed: true, minPosition: null });
    if (viewer === null) return null;
    const { edges, pageInfo } = viewer.directConversations;
    this.#accept(edges.map(({ node }) => this.#row(node)).filter(({ isClosed }) => isClosed));
    return pageInfo.hasNextPage ? pageInfo.endCursor : null;
  }

  /** Keeps one that is shown, wherever it stands in the list. */
  want(id: string): () => void {
    this.#wanted.add(id);
    if (this.state.get().conversations.every((row) => row.id !== id)) void this.refresh(id);
    return () => this.#wanted.delete(id);
  }

  /** Fetches one anew, at least as it was at a position, until the answer knows all that was said of it. */
  refresh(id: string, minPosition: string | null = null): Promise<void> {
    const running = this.#refreshing.get(id);
    if (running !== undefined && minPosition === null) return running;
    const refreshing = this.#fetchUntilKnown(id, minPosition);
    this.#refreshing.set(id, refreshing);
    return refreshing;
  }

  take(event: DirectEvent): void {
    const { viewerId } = this.#options;
    this.state.set(withDirectEvent(this.state.get(), event, viewerId));
    const id = conversationIdOf(event);
    if (id === undefined || !this.#concerns(id, event)) return;
    this.#expected.set(id, expectedAfter(this.#expectedOf(id), event, viewerId));
    void this.refresh(id);
  }

  /** What is read may be a channel of a guild. */
  #concerns(id: string, { __typename }: DirectEvent): boolean {
    if (__typename !== 'ReadPositionChanged' || this.#expected.has(id) || this.#refreshing.has(id)) return true;
    return this.state.get().conversations.some((row) => row.id === id);
  }

  async #fetchUntilKnown(id: string, minPosition: string | null): Promise<void> {
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      const asked = this.#expectedOf(id);
      const row = await this.#fetch(id, minPosition).catch((error: unknown) => error as Error); // told of by the last attempt
      // Who came and went meanwhile may look as if nothing had happened.
      const isNew = asked.people === this.#expectedOf(id).people;
      if (!(row instanceof Error) && isNew && this.#isKnown(id, row)) return this.#show(id, row);
      if (attempt === mostAttempts) return this.#giveUp(id, row);
      await this.#options.pause(100 * 2 ** attempt);
    }
  }

  /** What the server still says after a while is so. */
  #giveUp(id: string, row: DirectConversation | undefined | Error): void {
    this.#expected.delete(id);
    this.#refreshing.delete(id);
    if (row instanceof Error) this.#options.onProblem(row);
    else this.#show(id, row);
  }

  async #fetch(id: string, minPosition: string | null): Promise<DirectConversation | undefined> {
    const { directConversation } = await ask(this.#options.client, DirectOfDocument, { id, minPosition });
    return directConversation === null ? undefined : this.#row(directConversation);
  }

  async #page(after: string | null): Promise<readonly DirectConversation[]> {
    const { viewer } = await ask(this.#options.client, DirectListDocument, { after, includeClosed: false, minPosition: null });
    if (viewer === null) return [];
    const { edges, pageInfo } = viewer.directConversations;
    this.#cursor = pageInfo.endCursor;
    this.state.set({ ...this.state.get(), hasMore: pageInfo.hasNextPage });
    return edges.map(({ node }) => this.#row(node));
  }

  #row(fetched: DirectRowFragment): DirectConversation {
    for (const person of fetched.participants) this.#options.onPerson(person);
    return directOf(fetched);
  }

  #expectedOf(id: string): Expectation {
    return this.#expected.get(id) ?? nothingExpected;
  }

  #isKnown(id: string, row: DirectConversation | undefined): boolean {
    const held = this.state.get().conversations.find((one) => one.id === id);
    return !isOlder(row, held) && meets(row, this.#expectedOf(id), this.#options.viewerId);
  }

  /** Without those that something was said of which they do not know: they are being fetched anew. */
  #newer(rows: readonly DirectConversation[]): readonly DirectConversation[] {
    return rows.filter((row) => this.#isKnown(row.id, row));
  }

  #accept(rows: readonly DirectConversation[]): void {
    this.state.set(withRows(this.state.get(), this.#newer(rows)));
  }

  /** From now on, what is said of it is not known by this answer. */
  #show(id: string, row: DirectConversation | undefined): void {
    this.#refreshing.delete(id);
    this.state.set(row === undefined ? withoutRow(this.state.get(), id) : withRows(this.state.get(), [row]));
  }
}
