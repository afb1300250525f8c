import { type GuildState, guild } from '@chat/domain/guilds';
import { type MemberState, member } from '@chat/domain/membership';
import { type Id, type Millis, type Position, streams } from '@chat/schema/events';
import { reset } from './control.types.ts';
import type { Followed, FollowedStreams } from './followedStreams.ts';
import type { Renderer } from './rendering.ts';
import { Ring } from './ring.ts';
import type { Subscription } from './subscription.ts';
import { Topic } from './topic.ts';
import { type GuildPlace, visibilityIn } from './visibility.ts';

/** One subscription within a guild: to the guild itself, or to one of its channels. */
export interface GuildSubscription {
  readonly subscription: Subscription;
  readonly channelId: Id | undefined;
  readonly topic: Topic;
}

/** Somebody who follows something in a guild. */
interface GuildViewer {
  member: Followed<MemberState> | undefined;
  readonly subscriptions: Set<GuildSubscription>;
}

export interface LiveGuildOptions {
  readonly streams: FollowedStreams;
  readonly renderer: Renderer;
  readonly now: () => Millis;
  /** The hub's place: the ring holds everything after it. */
  readonly position: Position;
}

/** A guild that somebody on this node follows: its standing, as far as the hub has read, and those who follow. */
export class LiveGuild {
  readonly guildId: Id;
  readonly topic: Topic;
  readonly ring: Ring;
  readonly #options: LiveGuildOptions;
  readonly #viewers = new Map<Id, GuildViewer>();
  #guild: Followed<GuildState> | undefined;
  #following: Promise<Followed<GuildState>> | undefined;

  constructor(guildId: Id, options: LiveGuildOptions) {
    this.guildId = guildId;
    this.topic = new Topic(options.renderer);
    this.ring = new Ring(options.position);
    this.#options = options;
  }

  get isEmpty(): boolean {
    return this.#viewers.size === 0;
  }

  get state(): GuildState {
    return this.#guild?.state ?? guild.initial;
  }

  /** Loads what the standing of this viewer rests on; what happens to it from now on ends the subscription. */
  async enter(entry: GuildSubscription): Promise<void> {
    const { userId } = entry.subscription.connection;
    const viewer = this.#viewers.get(userId) ?? { member: undefined, subscriptions: new Set() };
    this.#viewers.set(userId, viewer);
    viewer.subscriptions.add(entry);
    await this.#load();
    const followed = await this.#options.streams.follow(streams.membership(this.guildId, userId), member);
    if (viewer.member !== undefined || viewer.subscriptions.size === 0) this.#options.streams.unfollow(followed);
    else viewer.member = followed;
  }

  /** Forgets a subscription. */
  leave(entry: GuildSubscription): void {
    const { userId } = entry.subscription.connection;
    const viewer = this.#viewers.get(userId);
    if (viewer === undefined || !viewer.subscriptions.delete(entry)) return;
    entry.topic.delete(entry.subscription);
    if (viewer.subscriptions.size > 0) return;
    this.#viewers.delete(userId);
    if (viewer.member !== undefined) this.#options.streams.unfollow(viewer.member);
  }

  /** Where a viewer stands; nothing while that is not known. */
  placeOf(userId: Id): GuildPlace | undefined {
    const followed = this.#viewers.get(userId)?.member;
    if (this.#guild === undefined || followed === undefined) return undefined;
    return { guild: this.#guild.state, member: followed.state, userId, at: this.#options.now() };
  }

  visibilityOf({ subscription, channelId }: GuildSubscription): string | undefined {
    const place = this.placeOf(subscription.connection.userId);
    return place && visibilityIn(place, channelId);
  }

  /** Ends what these viewers may not see any more, before anything else is shown. Answers with how many were ended. */
  recheck(userIds: Iterable<Id> = this.#viewers.keys()): number {
    let ended = 0;
    for (const userId of userIds) {
      const viewer = this.#viewers.get(userId);
      // Whose standing is being loaded is checked after that.
      if (viewer?.member === undefined) continue;
      for (const entry of [...viewer.subscriptions]) ended += this.#recheckOne(entry);
    }
    return ended;
  }

  close(): void {
    if (this.#guild !== undefined) this.#options.streams.unfollow(this.#guild);
    this.#guild = undefined;
  }

  async #load(): Promise<void> {
    if (this.#guild !== undefined) return;
    this.#following ??= this.#options.streams.follow(streams.guild(this.guildId), guild);
    try {
      this.#guild = await this.#following;
    } finally {
      this.#following = undefined;
    }
  }

  #recheckOne(entry: GuildSubscription): number {
    const visibility = this.visibilityOf(entry);
    const { visibility: before } = entry.subscription;
    // In a channel other bits mean another history. Whose standing is not known yet has been shown nothing.
    const isSame = visibility === before || before === '' || entry.channelId === undefined;
    if (visibility !== undefined && isSame) {
      entry.topic.move(entry.subscription, visibility);
      return 0;
    }
    entry.subscription.endWith(reset('ACCESS_CHANGED'));
    return 1;
  }
}
