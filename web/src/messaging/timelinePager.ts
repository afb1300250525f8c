import type { Observable } from '../shared/observable.ts';
import { problemOf } from '../shared/problem.ts';
import type { Asked, ChannelPages, FoundPage, Place } from './channelPages.ts';
import type { ChannelState, Target } from './channelState.ts';
import { type Opening, placeOf, toOpening } from './leading.ts';
import type { Message } from './message.ts';
import { opened, type Page, type TimelineState, withNewer, withOlder } from './timelineState.ts';
import type { UnreadMarkFragment } from './unreadMark.generated.ts';

type Merge = (state: TimelineState, page: Page, viewerId: string) => TimelineState;
/** Where a found page leads the reader. */
export type Lead = (messages: readonly Message[]) => Target;

interface PagerOptions {
  readonly state: Observable<ChannelState>;
  readonly pages: ChannelPages;
  readonly viewerId: string;
  /** No page may be older than what was seen. */
  readonly minPosition: () => string | null;
  /** Called before a page is merged. */
  readonly beforeMerge: () => void;
}

/** Brings pages of history into a timeline: on from what is held, one at a time, or from elsewhere in its place. */
export class TimelinePager {
  readonly #options: PagerOptions;
  /** The page before or after what is held that is on its way. */
  #paging: Promise<void> | undefined;
  /** Grows with each jump: what was asked for before it is not wanted any more. */
  #turn = 0;
  #failed: (() => Promise<void>) | undefined;
  /** Of the messages that pages brought, by id. */
  #cursors = new Map<string, string>();

  constructor(options: PagerOptions) {
    this.#options = options;
  }

  /** The page before what is held; nothing where the channel begins here, or after a failure until it is retried. */
  older(): Promise<void> {
    const { messages, hasOlder } = this.#timeline;
    const [first] = messages;
    if (first === undefined || !hasOlder || this.#failed !== undefined) return Promise.resolve();
    const before = this.#cursors.get(first.id);
    // A message that came live has no cursor: the page around it does as well.
    return this.#page(() => (before === undefined ? this.around({ around: first.seq }) : this.before(before)), withOlder);
  }

  /** The page after what is held; nothing where it reaches the present. */
  newer(): Promise<void> {
    const { messages, hasNewer } = this.#timeline;
    const last = messages.at(-1);
    if (last === undefined || !hasNewer || this.#failed !== undefined) return Promise.resolve();
    const after = this.#cursors.get(last.id);
    const { pages } = this.#options;
    return this.#page(
      () => (after === undefined ? this.around({ around: last.seq }) : pages.newer(after, this.#asked(false))),
      withNewer,
    );
  }

  /** The page before a cursor, the newest where there is none. */
  before(cursor: string | null, isOpening = false): Promise<FoundPage> {
    return this.#options.pages.older(cursor, this.#asked(isOpening));
  }

  around(place: Place, isOpening = false): Promise<FoundPage> {
    return this.#options.pages.around(place, this.#asked(isOpening));
  }

  /** Opens the channel where the reader is or wants to be; answers with what they have read. */
  async openAt(opening: Opening): Promise<UnreadMarkFragment> {
    const page = await this.around(placeOf(opening), true);
    const unread = this.#open(page);
    this.show(page, opened, (found) => toOpening(found, opening));
    return unread;
  }

  /** Opens the channel at what is unread, else at its end. */
  async openUnread(): Promise<UnreadMarkFragment> {
    const page = await this.before(null, true);
    const unread = this.#open(page);
    const { readUpTo = 0, isRead } = this.#options.state.get();
    const isAbove = !isRead && page.hasOlder && (page.messages[0]?.seq ?? 0) > readUpTo + 1;
    const shown = isAbove ? await this.around({ around: readUpTo + 1 }) : page;
    this.show(shown, opened, () => ({ kind: isRead ? 'end' : 'unread' }));
    return unread;
  }

  /** Shows a page in the place of what is held, and leads the reader there. */
  async jump(find: () => Promise<FoundPage>, lead: Lead): Promise<void> {
    const turn = this.#begin();
    try {
      const page = await find();
      if (turn === this.#turn) this.show(page, opened, lead);
    } catch (error) {
      if (turn === this.#turn) this.fail(error, () => this.jump(find, lead));
    }
  }

  /** Leads the reader elsewhere in what is held. */
  async lead(target: Target): Promise<void> {
    this.#begin();
    this.#set({ focus: this.#focusOn(target) });
  }

  show(page: FoundPage, merge: Merge, lead?: Lead): void {
    this.#options.beforeMerge();
    this.knowNewest(page);
    const timeline = merge(this.#timeline, page, this.#options.viewerId);
    const held = new Set(timeline.messages.map(({ id }) => id));
    this.#cursors = new Map([...this.#cursors, ...page.cursors].filter(([id]) => held.has(id)));
    const focus = lead && this.#focusOn(lead(timeline.messages));
    this.#set({ timeline, status: 'ready', problem: undefined, ...(focus && { focus }) });
  }

  knowNewest(page: Page): void {
    if (page.hasNewer) return;
    this.#set({ newest: Math.max(this.#options.state.get().newest, page.messages.at(-1)?.seq ?? 0) });
  }

  fail(error: unknown, again: () => Promise<void>): void {
    this.#failed = again;
    this.#set({ problem: problemOf(error) });
  }

  /** Does again what failed, if something did. */
  async retry(): Promise<void> {
    const again = this.#failed;
    this.#failed = undefined;
    await again?.();
  }

  /** Forgets what was asked for. */
  forget(): void {
    this.#begin();
    this.#cursors.clear();
  }

  /** What is unread counts from the first opening on. */
  #open(page: FoundPage): UnreadMarkFragment {
    this.knowNewest(page);
    const { unread = { readUpTo: 0, count: { count: 0, more: false } } } = page;
    const { count } = unread.count;
    const isFirst = this.#options.state.get().readUpTo === undefined;
    if (isFirst) this.#set({ readUpTo: unread.readUpTo, unread: count, isRead: count === 0 });
    return unread;
  }

  get #timeline(): TimelineState {
    return this.#options.state.get().timeline;
  }

  #begin(): number {
    this.#paging = undefined;
    this.#failed = undefined;
    this.#turn += 1;
    return this.#turn;
  }

  #set(change: Partial<ChannelState>): void {
    const { state } = this.#options;
    state.set({ ...state.get(), ...change });
  }

  #focusOn(target: Target): ChannelState['focus'] {
    return { ...target, order: this.#options.state.get().focus.order + 1 };
  }

  #asked(isOpening: boolean): Asked {
    return { minPosition: this.#options.minPosition(), isOpening };
  }

  #page(find: () => Promise<FoundPage>, merge: Merge): Promise<void> {
    this.#paging ??= this.#pageNow(find, merge);
    return this.#paging;
  }

  async #pageNow(find: () => Promise<FoundPage>, merge: Merge): Promise<void> {
    const turn = this.#turn;
    try {
      const page = await find();
      if (turn === this.#turn) this.show(page, merge);
    } catch (error) {
      if (turn === this.#turn) this.fail(error, () => this.#page(find, merge));
    } finally {
      if (turn === this.#turn) this.#paging = undefined;
    }
  }
}
