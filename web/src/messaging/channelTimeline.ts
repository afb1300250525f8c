import type { Client } from '@urql/core';
import type { Client as LiveClient } from 'graphql-ws';
import { Feed, type FeedEvent } from '../live/feed.ts';
import { Observable } from '../shared/observable.ts';
import { problemOf } from '../shared/problem.ts';
import { ChannelEventsDocument } from './channelEvents.generated.ts';
import { channelPages } from './channelPages.ts';
import { type ChannelState, isLoss, type ReadingPlace, unopened } from './channelState.ts';
import { FactBatch } from './factBatch.ts';
import { onNextFrame } from './frames.ts';
import { type ChannelEvent, happenedOf } from './fromServer.ts';
import type { Opening } from './leading.ts';
import type { MessageFact, RemovedTexts } from './message.ts';
import { ReadMark } from './readMark.ts';
import { TimelineJumps } from './timelineJumps.ts';
import { TimelinePager } from './timelinePager.ts';
import { bounded, emptyTimeline, newestIn, type TimelineState, withAllHappened } from './timelineState.ts';
import { Typists } from './typists.ts';

export interface ChannelTimelineOptions {
  readonly channelId: string;
  /** Whether it is a direct conversation. */
  readonly isDirect: boolean;
  readonly viewerId: string;
  readonly client: Client;
  readonly live: LiveClient;
  readonly onRead: (seq: number) => void;
  /** Where it opens; `undefined`: at what is unread, else at its end. */
  readonly opening: Opening | undefined;
}

/** One open channel: pages of its history and what happens in it, merged by one function. */
export class ChannelTimeline {
  readonly state = new Observable<ChannelState>(unopened);
  readonly typists = new Typists();
  /** How the reader goes elsewhere in it. */
  readonly jumps: TimelineJumps;
  readonly #options: ChannelTimelineOptions;
  readonly #pager: TimelinePager;
  readonly #mark: ReadMark;
  readonly #facts = new FactBatch<MessageFact | RemovedTexts>(onNextFrame, (facts) => this.#happened(facts));
  #feed: Feed<ChannelEvent, { channelId: string }> | undefined;
  #minPosition: string | null = null;
  #opening: Opening | undefined;
  #place: ReadingPlace | undefined;

  constructor(options: ChannelTimelineOptions) {
    this.#options = options;
    this.#opening = options.opening;
    this.#mark = new ReadMark(options);
    this.#pager = new TimelinePager({
      state: this.state,
      pages: channelPages(options),
      viewerId: options.viewerId,
      minPosition: () => this.#minPosition,
      beforeMerge: () => this.#facts.flush(),
    });
    this.jumps = new TimelineJumps({ state: this.state, pager: this.#pager, client: options.client });
  }

  start(): void {
    const { live, channelId } = this.#options;
    this.#feed = new Feed<ChannelEvent, { channelId: string }>({
      client: live,
      document: ChannelEventsDocument,
      variables: { channelId },
      load: () => this.#load(),
      onEvent: (event) => this.#take(event),
      onLive: (isLive) => this.#live(isLive),
      onProblem: (error) => this.#lose(error),
      onReset: () => this.#forget(),
    });
    this.#feed.start();
  }

  stop(): void {
    this.#feed?.stop();
    this.#facts.clear();
    this.typists.clear();
  }

  /** Does again what failed. */
  async retry(): Promise<void> {
    this.#set({ problem: undefined });
    if (this.state.get().status !== 'failed') return this.#pager.retry();
    this.#set({ status: 'loading' });
    this.stop();
    this.start();
  }

  /** Tells where the reader is, `undefined` at the end: what they read is never taken away. */
  reads(place: ReadingPlace | undefined): void {
    this.#place = place;
  }

  /** Where the reader is. */
  get place(): ReadingPlace | undefined {
    return this.#place;
  }

  /** Leads to a message. */
  goTo(seq: number): Promise<void> {
    return this.jumps.toSeq(seq);
  }

  loadOlder(): Promise<void> {
    return this.#pager.older();
  }

  loadNewer(): Promise<void> {
    return this.#pager.newer();
  }

  /** It was read up to this message. */
  async readUpTo(seq: number): Promise<void> {
    if (!this.state.get().isRead && seq >= this.state.get().newest) this.#set({ isRead: true });
    await this.#mark.move(seq);
  }

  /** Whatever is in it need not be read. */
  async markRead(): Promise<void> {
    try {
      // Above the end the newest message is not always known.
      if (this.#timeline.hasNewer) this.#pager.knowNewest(await this.#pager.before(null));
      await this.readUpTo(this.state.get().newest);
    } catch (error) {
      this.#pager.fail(error, () => this.markRead());
    }
  }

  get #timeline(): TimelineState {
    return this.state.get().timeline;
  }

  #set(change: Partial<ChannelState>): void {
    this.state.set({ ...this.state.get(), ...change });
  }

  #live(isLive: boolean): void {
    this.#set({ isLive });
    if (isLive) void this.#pager.retry();
  }

  #take(event: Exclude<ChannelEvent, FeedEvent>): void {
    if (event.__typename === 'TypingStarted') this.typists.began(event.userId, event.expiresIn);
    else this.#takeFact(happenedOf(event));
  }

  #takeFact(happened: MessageFact | RemovedTexts): void {
    if ('authorId' in happened) this.typists.ended(happened.authorId);
    this.#minPosition = happened.position;
    this.#facts.add(happened);
  }

  #happened(facts: readonly (MessageFact | RemovedTexts)[]): void {
    const { viewerId } = this.#options;
    const state = this.state.get();
    const timeline = bounded(withAllHappened(state.timeline, facts, viewerId), this.#place === undefined);
    this.#set({ timeline, newest: Math.max(state.newest, newestIn(facts)) });
    // Who says something has read what is above it.
    if (facts.some((one) => 'authorId' in one && one.authorId === viewerId)) void this.readUpTo(newestIn(facts));
  }

  async #load(): Promise<void> {
    const opening = this.#place === undefined ? this.#opening : { kind: 'place' as const, ...this.#place };
    const unread = await (opening === undefined ? this.#pager.openUnread() : this.#pager.openAt(opening));
    this.#opening = undefined;
    this.#mark.knows(unread.readUpTo);
  }

  /** It cannot be followed, or may not be any more: what may not be seen goes before anything is drawn. */
  #lose(error: unknown): void {
    const problem = problemOf(error);
    if (isLoss(problem)) this.#forget();
    this.#set({ status: 'failed', problem });
  }

  #forget(): void {
    this.#pager.forget();
    this.#facts.clear();
    this.#minPosition = null;
    this.#set({ timeline: emptyTimeline, status: 'loading', newest: 0 });
  }
}
