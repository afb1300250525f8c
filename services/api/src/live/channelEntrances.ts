import type { ChannelParent } from '@chat/domain/commands';
import { type Refusal, rejected } from '@chat/domain/errors';
import { type Id, type Position, streams } from '@chat/schema/events';
import { enterGuild, type Live, userOf } from './opening.ts';
import type { Subscription } from './subscription.ts';
import type { Topic } from './topic.ts';
import { seesRevisions } from './visibility.ts';

/** A subscription to a channel. */
export interface ChannelSubscription {
  readonly subscription: Subscription;
  readonly channelId: Id;
  readonly topic: Topic;
}

/** The way of a subscription into what its channel is of, a guild or a direct conversation. */
export interface Entrance {
  /** Sets what the viewer may see, from then on kept true; refused where they may not follow the channel. */
  enter(): Promise<Refusal | undefined>;
  leave(): void;
  /** The history bound of whoever may not read what was said before they came. */
  bound(): Promise<Position>;
  /** Whether the viewer may read texts that were replaced or removed. */
  seesRevisions(): boolean;
}

const throughGuild = (live: Live, entry: ChannelSubscription, guildId: Id): Entrance => {
  const guild = live.guilds.open(guildId);
  const place = () => guild.placeOf(userOf(entry.subscription));
  return {
    enter: () => enterGuild(live, guild, entry),
    leave: () => {
      guild.leave(entry);
      live.guilds.released(guild);
    },
    bound: async () => {
      const standing = place();
      return standing?.guild.status === 'OPEN' ? live.bounds({ ...standing, guild: standing.guild, guildId }) : '';
    },
    seesRevisions: () => {
      const standing = place();
      return standing !== undefined && seesRevisions(standing);
    },
  };
};

const directly = ({ directs, positionAt }: Live, entry: ChannelSubscription): Entrance => {
  const { subscription, channelId } = entry;
  return {
    enter: async () => {
      try {
        await directs.enter(entry);
      } catch (error) {
        subscription.end();
        throw error;
      }
      const visibility = directs.visibilityOf(entry);
      if (visibility !== undefined) subscription.visibility = visibility;
      else subscription.end();
      return visibility === undefined ? rejected('NOT_FOUND') : undefined;
    },
    leave: () => directs.leave(entry),
    bound: async () => {
      const revision = directs.joinedRevisionOf(entry);
      return revision === undefined ? '' : positionAt(streams.dm(channelId), revision);
    },
    seesRevisions: () => false,
  };
};

export const entranceTo = (live: Live, entry: ChannelSubscription, parent: ChannelParent): Entrance =>
  parent.kind === 'GUILD' ? throughGuild(live, entry, parent.guildId) : directly(live, entry);
