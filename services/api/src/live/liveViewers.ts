import type { ViewerAnnouncement } from '@chat/domain/commands';
import { BoundedCache } from '@chat/platform';
import { type Id, memberOf, type Position, subjectOf } from '@chat/schema/events';
import { directFactOf, type OpenedDirectFact } from './directFactOf.ts';
import type { OpenedGuildFact, OpenedMembershipFact } from './guildFactOf.ts';
import type { Renderer } from './rendering.ts';
import { Ring } from './ring.ts';
import type { LiveItem, Subscription } from './subscription.ts';
import { Topic } from './topic.ts';
import {
  accountFactOf,
  announced,
  mentionedBy,
  type OpenedAccountFact,
  type OpenedPost,
  ownGuildOf,
  ownMembershipOf,
} from './viewerFactOf.ts';

const mostIdle = 2_000;

/** A person who follows what is for them. */
export interface LiveViewer {
  readonly userId: Id;
  readonly topic: Topic;
  readonly ring: Ring;
  /** Where mentions of everybody and of roles reach them. */
  readonly guildIds: Set<Id>;
}

export interface LiveViewersOptions {
  readonly logId: Id;
  readonly renderer: Renderer;
  readonly position: () => Position;
}

/** The people who follow `viewerEvents` on this node. */
export class LiveViewers {
  readonly #options: LiveViewersOptions;
  readonly #viewers = new Map<Id, LiveViewer>();
  readonly #idle = new BoundedCache<Id, LiveViewer>(mostIdle);
  readonly #byGuild = new Map<Id, Set<LiveViewer>>();
  deliveries = 0;

  constructor(options: LiveViewersOptions) {
    this.#options = options;
  }

  get groups(): number {
    return this.#viewers.values().reduce((sum, { topic }) => sum + topic.groups, 0);
  }

  open(userId: Id): LiveViewer {
    this.#idle.delete(userId);
    const known = this.#viewers.get(userId);
    if (known !== undefined) return known;
    const { renderer, position } = this.#options;
    const created = { userId, topic: new Topic(renderer), ring: new Ring(position()), guildIds: new Set<Id>() };
    this.#viewers.set(userId, created);
    return created;
  }

  leave(viewer: LiveViewer, subscription: Subscription): void {
    viewer.topic.delete(subscription);
    if (!viewer.topic.isEmpty || this.#viewers.get(viewer.userId) !== viewer) return;
    const dropped = this.#idle.set(viewer.userId, viewer)?.value;
    if (dropped === undefined) return;
    for (const guildId of dropped.guildIds) this.#byGuild.get(guildId)?.delete(dropped);
    this.#viewers.delete(dropped.userId);
  }

  isIn(viewer: LiveViewer, guildId: Id): void {
    viewer.guildIds.add(guildId);
    const others = this.#byGuild.get(guildId) ?? new Set();
    this.#byGuild.set(guildId, others.add(viewer));
  }

  /** Those of a guild's members who could be mentioned here. */
  inGuild(guildId: Id): Iterable<LiveViewer> {
    return this.#byGuild.get(guildId) ?? [];
  }

  isFollowing(userId: Id): boolean {
    return this.#viewers.has(userId);
  }

  get isEmpty(): boolean {
    return this.#viewers.size === 0;
  }

  accountFact(fact: OpenedAccountFact): void {
    const viewer = this.#viewers.get(subjectOf(fact.stream));
    const payload = viewer && accountFactOf(fact, this.#options.logId);
    if (payload !== undefined) this.#show(viewer, { payload, position: fact.position, ofChannel: false });
  }

  memberFact(fact: OpenedMembershipFact): void {
    const { guildId, userId } = memberOf(fact.stream);
    const viewer = this.#viewers.get(userId);
    if (viewer === undefined) return;
    if (fact.type === 'MemberJoined') this.isIn(viewer, guildId);
    const payload = ownMembershipOf(fact, this.#options.logId);
    if (payload === undefined) return;
    if (fact.type !== 'MemberJoined') this.#leftGuild(viewer, guildId);
    this.#show(viewer, { payload, position: fact.position, ofChannel: false });
  }

  guildFact(fact: OpenedGuildFact): void {
    if (fact.type !== 'GuildCreated') return;
    const viewer = this.#viewers.get(fact.data.ownerId);
    if (viewer === undefined) return;
    this.isIn(viewer, subjectOf(fact.stream));
    this.#show(viewer, { payload: ownGuildOf(fact, this.#options.logId), position: fact.position, ofChannel: false });
  }

  mentioned(userIds: Iterable<Id>, fact: OpenedPost): void {
    for (const userId of userIds) {
      const payload = mentionedBy(fact, this.#options.logId);
      this.#show(this.#viewers.get(userId), { payload, position: fact.position, ofChannel: false });
    }
  }

  /** `concerned`: whom the fact is told. */
  directFact(concerned: Iterable<Id>, fact: OpenedDirectFact): void {
    const payload = directFactOf(fact, this.#options.logId);
    for (const userId of concerned) this.#show(this.#viewers.get(userId), { payload, position: fact.position, ofChannel: false });
  }

  announce(userId: Id, announcement: ViewerAnnouncement): void {
    this.tell([userId], () => announced(userId, announcement));
  }

  /** Something that is no fact. */
  tell(userIds: Iterable<Id>, payloadOf: () => object): void {
    for (const userId of userIds)
      this.#show(this.#viewers.get(userId), { payload: payloadOf(), position: undefined, ofChannel: false });
  }

  #leftGuild(viewer: LiveViewer, guildId: Id): void {
    viewer.guildIds.delete(guildId);
    const others = this.#byGuild.get(guildId);
    others?.delete(viewer);
    if (others?.size === 0) this.#byGuild.delete(guildId);
  }

  #show(viewer: LiveViewer | undefined, item: LiveItem): void {
    if (viewer === undefined) return;
    viewer.ring.add(item);
    this.deliveries += viewer.topic.deliver(item);
  }
}
