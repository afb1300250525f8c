import { type Id, type Position, subjectOf } from '@chat/schema/events';
import { channelFactOf, type OpenedMessaging } from '../messaging/index.ts';
import { reset } from './control.types.ts';
import type { Renderer } from './rendering.ts';
import type { LiveItem, Passing } from './subscription.ts';
import { type Shred, textsRemoved } from './textsRemoved.ts';
import { Topic } from './topic.ts';

/** The channels that somebody on this node has open. */
export class LiveChannels {
  readonly #logId: Id;
  readonly #renderer: Renderer;
  readonly #topics = new Map<Id, Topic>();
  deliveries = 0;

  constructor(logId: Id, renderer: Renderer) {
    this.#logId = logId;
    this.#renderer = renderer;
  }

  get groups(): number {
    return this.#topics.values().reduce((sum, topic) => sum + topic.groups, 0);
  }

  has(channelId: Id): boolean {
    return this.#topics.has(channelId);
  }

  open(channelId: Id): Topic {
    const topic = this.#topics.get(channelId) ?? new Topic(this.#renderer);
    this.#topics.set(channelId, topic);
    return topic;
  }

  /** Called when somebody left. */
  released(channelId: Id): void {
    if (this.#topics.get(channelId)?.isEmpty) this.#topics.delete(channelId);
  }

  /** Whether anybody follows who may not read what was said before they came. */
  hasNewcomers(channelId: Id): boolean {
    return this.#topics.get(channelId)?.hasNewcomers ?? false;
  }

  /** `postedAt`: where messages were posted whose edits newcomers may not be told. */
  fact(fact: OpenedMessaging, postedAt: ReadonlyMap<Id, Position>): void {
    const topic = this.#topics.get(subjectOf(fact.stream));
    if (topic === undefined) return;
    const about = fact.type === 'MessageEdited' ? { messagePosted: postedAt.get(fact.data.messageId) ?? '' } : {};
    const item = { payload: channelFactOf(fact, this.#logId), position: fact.position, ofChannel: true, ...about };
    this.deliveries += topic.deliver(item);
  }

  /** How many are told of what passes by. */
  audience(channelId: Id, passing: Passing): number {
    return this.#topics.get(channelId)?.audience(passing) ?? 0;
  }

  passing(channelId: Id, payload: object, passing: Passing): void {
    const item = { payload, position: undefined, ofChannel: true, passing };
    this.deliveries += this.#topics.get(channelId)?.deliver(item) ?? 0;
  }

  /** Takes shredded texts from those who may hold them. */
  shredded(fact: Shred): void {
    for (const [channelId, payload] of textsRemoved(fact)) {
      const item = { payload, position: fact.position, ofChannel: true };
      this.deliveries += this.#topics.get(channelId)?.deliver(item) ?? 0;
    }
  }

  /** Texts are gone of which nobody knows who holds them: everybody is to fetch anew. */
  resetAll(): void {
    for (const topic of [...this.#topics.values()])
      for (const subscription of topic.subscriptions()) subscription.endWith(reset('REFETCH'));
  }

  *items(): Generator<LiveItem> {
    for (const topic of this.#topics.values()) yield* topic.waitingItems();
  }
}
