import type { Services } from '@chat/domain/commands';
import { guild } from '@chat/domain/guilds';
import { member } from '@chat/domain/membership';
import { type Id, streams, subjectOf } from '@chat/schema/events';
import type { LiveGuilds } from './liveGuilds.ts';
import type { LiveViewers } from './liveViewers.ts';
import type { OpenedPost } from './viewerFactOf.ts';
import { type GuildPlace, visibilityIn } from './visibility.ts';

/** Whom a message mentions among those who follow on this node, and may see it. */
export class MentionFinder {
  readonly #services: Services;
  readonly #viewers: LiveViewers;
  readonly #guilds: LiveGuilds;

  constructor(services: Services, live: { readonly viewers: LiveViewers; readonly guilds: LiveGuilds }) {
    this.#services = services;
    this.#viewers = live.viewers;
    this.#guilds = live.guilds;
  }

  /** Whether anybody could be told: most messages mention nobody. */
  mayTell({ data: { mentions } }: OpenedPost): boolean {
    if (this.#viewers.isEmpty) return false;
    const { users, roles, everyone, here } = mentions;
    return everyone || here || roles.length > 0 || users.some((userId) => this.#viewers.isFollowing(userId));
  }

  async told(fact: OpenedPost): Promise<readonly Id[]> {
    const channelId = subjectOf(fact.stream);
    const parent = await this.#services.channels.parentOf(channelId);
    // In a direct conversation every message is for everybody, and told as such.
    if (parent?.kind !== 'GUILD') return [];
    const { guildId } = parent;
    const { users, roles, everyone, here } = fact.data.mentions;
    const named = new Set(users.filter((userId) => this.#viewers.isFollowing(userId)));
    const asked = new Set(named);
    if (everyone || here || roles.length > 0) for (const viewer of this.#viewers.inGuild(guildId)) asked.add(viewer.userId);
    asked.delete(fact.data.authorId);
    const found = await Promise.all(
      [...asked].map(async (userId) => {
        const place = await this.#placeOf(guildId, userId);
        const isMeant = named.has(userId) || everyone || here || roles.some((roleId) => place.member.roles.has(roleId));
        return isMeant && visibilityIn(place, channelId) !== undefined ? [userId] : [];
      }),
    );
    return found.flat();
  }

  async #placeOf(guildId: Id, userId: Id): Promise<GuildPlace> {
    const known = this.#guilds.get(guildId)?.placeOf(userId);
    if (known !== undefined) return known;
    const { aggregates, clock } = this.#services;
    const [where, who] = await Promise.all([
      aggregates.load(streams.guild(guildId), guild),
      aggregates.load(streams.membership(guildId, userId), member),
    ]);
    return { guild: where.state, member: who.state, userId, at: clock.now() };
  }
}
