import { seesNewMessages, seesText } from './newcomers.ts';
import type { Renderer } from './rendering.ts';
import type { LiveItem, Passing, Subscription } from './subscription.ts';
import { TopicGroup } from './topicGroup.ts';
import { withoutWords } from './withoutTexts.ts';

/** Items for somebody who is still being told what they missed. Too many of them: the rest is read from the log. */
interface Waiting {
  items: LiveItem[];
  overflowed: boolean;
}

const mostWaiting = 1_000;
const nothing: Readonly<Waiting> = { items: [], overflowed: false };

const keyOf = ({ operation, visibility }: Subscription): string => `${visibility} ${operation.key}`;

/** Whether a group is told of an item. */
const isFor = (group: TopicGroup, item: LiveItem): boolean => {
  if (item.ofChannel && group.visibility === '') return false;
  if (item.passing !== undefined && !group.operation.types.has(item.passing.type)) return false;
  return group.awaits(item);
};

/** What seeing channels looks like in a visibility. */
export const seesChannels = 'CHANNELS';

/** Everybody who follows one channel, one guild or one person, by what they asked for. */
export class Topic {
  readonly #groups = new Map<string, TopicGroup>();
  /** Those who are still being told what they missed: items wait for them. */
  readonly #joining = new Map<Subscription, Waiting>();
  readonly #renderer: Renderer;

  constructor(renderer: Renderer) {
    this.#renderer = renderer;
  }

  get isEmpty(): boolean {
    return this.#groups.size === 0 && this.#joining.size === 0;
  }

  get groups(): number {
    return this.#groups.size;
  }

  /** From now on items wait for it, in a list that the caller takes. */
  join(subscription: Subscription): void {
    this.#joining.set(subscription, { items: [], overflowed: false });
  }

  /** What has waited since `join`. */
  waitingFor(subscription: Subscription): Readonly<Waiting> {
    return this.#joining.get(subscription) ?? nothing;
  }

  /** Whether anybody follows who may not read what was said before they came. */
  get hasNewcomers(): boolean {
    const isNewcomers = ({ visibility }: { readonly visibility: string }): boolean => visibility === seesNewMessages;
    return this.#groups.values().some(isNewcomers) || this.#joining.keys().some(isNewcomers);
  }

  /** All items that wait for anybody. */
  *waitingItems(): Generator<LiveItem> {
    for (const { items } of this.#joining.values()) yield* items;
  }

  /** Everybody who follows, as they are now. */
  subscriptions(): readonly Subscription[] {
    return [...[...this.#groups.values()].flatMap((group) => [...group.subscriptions()]), ...this.#joining.keys()];
  }

  /** It gets items at once from now on. */
  add(subscription: Subscription): void {
    this.#joining.delete(subscription);
    const key = keyOf(subscription);
    const group = this.#groups.get(key) ?? new TopicGroup(subscription.operation, subscription.visibility);
    this.#groups.set(key, group);
    group.add(subscription);
  }

  delete(subscription: Subscription): void {
    if (this.#joining.delete(subscription)) return;
    const key = keyOf(subscription);
    const group = this.#groups.get(key);
    group?.delete(subscription);
    if (group?.isEmpty) this.#groups.delete(key);
  }

  /** Its viewer sees more or less than before. */
  move(subscription: Subscription, visibility: string): void {
    if (subscription.visibility === visibility) return;
    const isJoining = this.#joining.has(subscription);
    if (!isJoining) this.delete(subscription);
    subscription.visibility = visibility;
    if (!isJoining) this.add(subscription);
  }

  /** How many follow who are told of what passes by. */
  audience({ type }: Passing): number {
    return this.#groups.values().reduce((sum, group) => (group.operation.types.has(type) ? sum + group.size : sum), 0);
  }

  /** One execution and one serialisation a group. Answers with how many got the item. */
  deliver(item: LiveItem): number {
    let deliveries = 0;
    for (const group of this.#groups.values()) {
      if (!isFor(group, item)) continue;
      deliveries += this.#deliverTo(group, item);
    }
    // Only facts are waited for.
    if (item.position === undefined) return deliveries;
    for (const waiting of this.#joining.values()) {
      if (waiting.items.length < mostWaiting) waiting.items.push(item);
      else waiting.overflowed = true;
    }
    return deliveries;
  }

  #deliverTo(group: TopicGroup, item: LiveItem): number {
    const payload = this.#renderer.render(group.operation, item.payload);
    const except = item.passing?.except;
    if (except !== undefined) return group.deliver(payload, item, ({ connection }) => connection.userId !== except);
    if (item.messagePosted === undefined || group.visibility !== seesNewMessages) return group.deliver(payload, item);
    const mayRead = seesText(item);
    const hidden = this.#renderer.render(group.operation, withoutWords(item.payload));
    return group.deliver(payload, item, mayRead) + group.deliver(hidden, item, (subscription) => !mayRead(subscription));
  }
}
