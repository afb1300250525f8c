import { type Id, subjectOf } from '@chat/schema/events';
import { channelFactOf, type OpenedMessaging } from '../messaging/index.ts';
import { reset } from './control.types.ts';
import type { Renderer } from './rendering.ts';
import type { LiveItem } from './subscription.ts';
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

  fact(fact: OpenedMessaging): void {
    const topic = this.#topics.get(subjectOf(fact.stream));
    if (topic === undefined) return;
    const item = { payload: channelFactOf(fact, this.#logId), position: fact.position, ofChannel: true };
    this.deliveries += topic.deliver(item);
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
