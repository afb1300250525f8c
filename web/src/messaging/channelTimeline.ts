import type { Client, TypedDocumentNode } from '@urql/core';
import type { Client as LiveClient } from 'graphql-ws';
import { Feed, type FeedEvent } from '../live/feed.ts';
import { newCommandId } from '../session/commandId.ts';
import { act, ask } from '../shared/asking.ts';
import { Observable } from '../shared/observable.ts';
import { type Problem, problemOf } from '../shared/problem.ts';
import { ChannelEventsDocument } from './channelEvents.generated.ts';
import type { ChannelPageFragment } from './channelPage.generated.ts';
import { type ChannelEvent, happenedOf, messageOf } from './fromServer.ts';
import { MarkReadDocument } from './markRead.generated.ts';
import type { MessageFact, RemovedTexts } from './message.ts';
import { NewerPageDocument } from './newerPage.generated.ts';
import { NewestPageDocument } from './newestPage.generated.ts';
import { OlderPageDocument } from './olderPage.generated.ts';
import { PageAroundDocument, type PageAroundQuery } from './pageAround.generated.ts';
import { emptyTimeline, opened, type Page, type TimelineState, withHappened, withNewer, withOlder } from './timelineState.ts';
import { Typists } from './typists.ts';

interface PageVariables {
  readonly channelId: string;
  readonly minPosition: string | null;
}
type Merge = (state: TimelineState, page: Page, viewerId: string) => TimelineState;

/** What is known of one channel's conversation. */
export interface ChannelState {
  readonly timeline: TimelineState;
  /** `loading` until the first page is there. */
  readonly status: 'loading' | 'ready' | 'failed';
  readonly problem: Problem | undefined;
  readonly isLive: boolean;
  /** Up to where the viewer had read when the channel was opened: the divider stays there. */
  readonly readUpTo: number | undefined;
}

export interface ChannelTimelineOptions {
  readonly channelId: string;
  readonly viewerId: string;
  readonly client: Client;
  readonly live: LiveClient;
  readonly onRead: (seq: number) => void;
}

/** One open channel: pages of its history and what happens in it, merged by one function. */
export class ChannelTimeline {
  readonly state = new Observable<ChannelState>({
    timeline: emptyTimeline,
    status: 'loading',
    problem: undefined,
    isLive: false,
    readUpTo: undefined,
  });
  readonly typists = new Typists();
  readonly #options: ChannelTimelineOptions;
  readonly #feed: Feed<ChannelEvent, { channelId: string }>;
  #loading: Promise<void> | undefined;
  /** No page may be older than what was seen. */
  #minPosition: string | null = null;
  /** Of the messages that pages brought, by id. */
  #cursors = new Map<string, string>();
  #marked = 0;

  constructor(options: ChannelTimelineOptions) {
    this.#options = options;
    this.#feed = new Feed<ChannelEvent, { channelId: string }>({
      client: options.live,
      document: ChannelEventsDocument,
      variables: { channelId: options.channelId },
      load: () => this.#loadNewest(),
      onEvent: (event) => this.#take(event),
      onLive: (isLive) => this.#set({ isLive }),
      onProblem: (error) => this.#set({ status: 'failed', problem: problemOf(error) }),
    });
  }

  start(): void {
    this.#feed.start();
  }

  stop(): void {
    this.#feed.stop();
    this.typists.clear();
  }

  /** The page before what is held. One at a time; nothing where the channel begins here. */
  loadOlder(): Promise<void> {
    const [first] = this.#timeline.messages;
    if (first === undefined || !this.#timeline.hasOlder) return Promise.resolve();
    return this.#alone(async () => {
      const before = this.#cursors.get(first.id);
      const { channel } = before === undefined ? await this.#around(first.seq) : await this.#ask(OlderPageDocument, { before });
      this.#show(channel?.messages, withOlder);
    });
  }

  /** The page after what is held. */
  loadNewer(): Promise<void> {
    const last = this.#timeline.messages.at(-1);
    if (last === undefined || !this.#timeline.hasNewer) return Promise.resolve();
    return this.#alone(async () => {
      // A message that came live has no cursor: the page around it does as well.
      const after = this.#cursors.get(last.id);
      const { channel } = after === undefined ? await this.#around(last.seq) : await this.#ask(NewerPageDocument, { after });
      this.#show(channel?.messages, withNewer);
    });
  }

  /** Shows the stretch around a message. */
  goTo(seq: number): Promise<void> {
    return this.#alone(async () => {
      const { channel } = await this.#around(seq);
      this.#show(channel?.messages, opened);
    });
  }

  goToPresent(): Promise<void> {
    return this.#timeline.hasNewer ? this.#alone(() => this.#loadNewest()) : Promise.resolve();
  }

  /** Its end was seen. */
  async markRead(): Promise<void> {
    const last = this.#timeline.messages.at(-1);
    if (last === undefined || this.#timeline.hasNewer || last.seq <= this.#marked) return;
    this.#marked = last.seq;
    const { client, channelId, onRead } = this.#options;
    onRead(last.seq);
    await act(client, MarkReadDocument, { input: { commandId: newCommandId(), channelId, seq: last.seq } }).catch(() => {
      this.#marked = 0;
    });
  }

  get #timeline(): TimelineState {
    return this.state.get().timeline;
  }

  #set(change: Partial<ChannelState>): void {
    this.state.set({ ...this.state.get(), ...change });
  }

  #take(event: Exclude<ChannelEvent, FeedEvent>): void {
    if (event.__typename === 'TypingStarted') this.typists.began(event.userId, event.expiresIn);
    else this.#happened(happenedOf(event));
    if (event.__typename === 'MessagePosted') this.typists.ended(event.authorId);
  }

  #happened(happened: MessageFact | RemovedTexts): void {
    this.#minPosition = happened.position;
    const { viewerId } = this.#options;
    this.#set({ timeline: withHappened(this.#timeline, happened, viewerId) });
    // Who says something has read what is above it.
    if ('authorId' in happened && happened.authorId === viewerId) void this.markRead();
  }

  #alone(work: () => Promise<void>): Promise<void> {
    this.#loading ??= work()
      .catch((error: unknown) => this.#set({ problem: problemOf(error) }))
      .finally(() => {
        this.#loading = undefined;
      });
    return this.#loading;
  }

  #ask<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables & PageVariables>,
    variables: Variables,
  ): Promise<Data> {
    const { client, channelId } = this.#options;
    return ask(client, document, { ...variables, channelId, minPosition: this.#minPosition });
  }

  #around(around: number): Promise<PageAroundQuery> {
    return this.#ask(PageAroundDocument, { around });
  }

  async #loadNewest(): Promise<void> {
    const { channel } = await this.#ask(NewestPageDocument, {});
    const readUpTo = channel?.unread.readUpTo ?? 0;
    this.#marked = Math.max(this.#marked, readUpTo);
    this.#set({ readUpTo: this.state.get().readUpTo ?? readUpTo });
    this.#show(channel?.messages, opened);
  }

  #show(found: ChannelPageFragment | undefined, merge: Merge): void {
    if (found === undefined) {
      this.#set({ status: 'failed', problem: { code: 'NOT_FOUND' } });
      return;
    }
    const { edges, pageInfo } = found;
    const messages = edges.map(({ node }) => messageOf(node));
    const page = { messages, hasOlder: pageInfo.hasPreviousPage, hasNewer: pageInfo.hasNextPage };
    const timeline = merge(this.#timeline, page, this.#options.viewerId);
    const held = new Set(timeline.messages.map(({ id }) => id));
    const cursors = [...this.#cursors, ...edges.map(({ cursor, node }) => [node.id, cursor] as const)];
    this.#cursors = new Map(cursors.filter(([id]) => held.has(id)));
    this.#set({ timeline, status: 'ready', problem: undefined });
  }
}
