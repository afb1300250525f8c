import type { FeedEvent } from '../live/feed.ts';
import type { GuildEventsSubscription } from './guildEvents.generated.ts';
import type { GuildStructureFragment } from './guildStructure.generated.ts';

export type Channel = Omit<GuildStructureFragment['channels'][number], 'unread'> & {
  /** The `seq` of the newest message that is known of: 0 where none is. */
  readonly newest: number;
  readonly readUpTo: number;
  readonly isUnread: boolean;
  readonly mentions: number;
};
export type Category = GuildStructureFragment['categories'][number];
export type Role = GuildStructureFragment['roles'][number];
export type GuildEvent = Exclude<GuildEventsSubscription['guildEvents'], FeedEvent>;

/** A guild as the list of channels shows it. */
export interface Guild extends Pick<GuildStructureFragment, 'id' | 'name' | 'ownerId' | 'viewerPermissions'> {
  /** By position. */
  readonly categories: readonly Category[];
  /** By position, archived ones too. */
  readonly channels: readonly Channel[];
  /** The highest first. */
  readonly roles: readonly Role[];
}

const byPosition = <Item extends Placed>(items: readonly Item[]): readonly Item[] =>
  items.toSorted((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1));

const byRank = (roles: readonly Role[]): readonly Role[] => byPosition(roles).toReversed();

const channelOf = ({
  unread: { count, mentions, readUpTo },
  ...channel
}: GuildStructureFragment['channels'][number]): Channel => ({
  ...channel,
  readUpTo,
  newest: readUpTo,
  isUnread: count.count > 0,
  mentions: mentions.count,
});

/** What was fetched. */
export const guildOf = ({
  id,
  name,
  ownerId,
  viewerPermissions,
  categories,
  channels,
  roles,
}: GuildStructureFragment): Guild => ({
  id,
  name,
  ownerId,
  viewerPermissions,
  categories: byPosition(categories),
  channels: byPosition(channels.map(channelOf)),
  roles: byRank(roles),
});

type With<Type extends GuildEvent['__typename']> = Extract<GuildEvent, { readonly __typename: Type }>;
type Placed = { readonly id: string; readonly position: number };

/** The order stays where no position changes: guilds may have thousands of channels. */
const changed = <Item extends Placed>(items: readonly Item[], id: string, change: Partial<Item>): readonly Item[] => {
  const next = items.map((item) => (item.id === id ? { ...item, ...change } : item));
  return change.position === undefined ? next : byPosition(next);
};

/** Its neighbours behind the new place make room, as the server does it. */
const added = <Item extends Placed>(items: readonly Item[], item: Item): readonly Item[] =>
  items.some(({ id }) => id === item.id) ? items : byPosition([...items, item]);

/** The guild with a changed channel. */
export const withChannel = (guild: Guild, channelId: string, change: Partial<Channel>): Guild => ({
  ...guild,
  channels: changed(guild.channels, channelId, change),
});

/** The guild with a changed category. */
export const withCategory = (guild: Guild, categoryId: string, change: Partial<Category>): Guild => ({
  ...guild,
  categories: changed(guild.categories, categoryId, change),
});

type Created = Pick<With<'ChannelCreated'>, 'channelId' | 'name' | 'kind' | 'topic' | 'parentId' | 'position'>;

const newChannel = ({ channelId, name, kind, topic, parentId, position }: Created): Channel => ({
  id: channelId,
  name,
  kind,
  topic,
  categoryId: parentId,
  position,
  archived: false,
  newest: 0,
  readUpTo: 0,
  isUnread: false,
  mentions: 0,
});

/** The guild with a new channel, which may be there already. */
export const withNewChannel = (guild: Guild, created: Created): Guild => ({
  ...guild,
  channels: added(guild.channels, newChannel(created)),
});

const advanced = (guild: Guild, { channelId, lastMessageSeq }: With<'ChannelAdvanced'>): Guild => {
  const channel = guild.channels.find(({ id }) => id === channelId);
  if (channel === undefined || lastMessageSeq <= channel.newest) return guild;
  return withChannel(guild, channelId, { newest: lastMessageSeq, isUnread: lastMessageSeq > channel.readUpTo });
};

const withoutCategory = (guild: Guild, categoryId: string): Guild => ({
  ...guild,
  categories: guild.categories.filter(({ id }) => id !== categoryId),
  channels: guild.channels.map((channel) => (channel.categoryId === categoryId ? { ...channel, categoryId: null } : channel)),
});

/** How each kind of event changes the guild; the same again changes nothing. */
const changes: { readonly [Type in GuildEvent['__typename']]?: (guild: Guild, event: With<Type>) => Guild } = {
  GuildRenamed: (guild, { name }) => ({ ...guild, name }),
  ChannelCreated: (guild, event) => withNewChannel(guild, event),
  ChannelRenamed: (guild, { channelId, name }) => withChannel(guild, channelId, { name }),
  ChannelTopicChanged: (guild, { channelId, topic }) => withChannel(guild, channelId, { topic }),
  ChannelMoved: (guild, { channelId, parentId, position }) => withChannel(guild, channelId, { categoryId: parentId, position }),
  ChannelArchived: (guild, { channelId }) => withChannel(guild, channelId, { archived: true }),
  ChannelRestored: (guild, { channelId }) => withChannel(guild, channelId, { archived: false }),
  ChannelDeleted: (guild, { channelId }) => ({ ...guild, channels: guild.channels.filter(({ id }) => id !== channelId) }),
  ChannelAdvanced: advanced,
  CategoryCreated: (guild, { categoryId: id, name, position }) => ({
    ...guild,
    categories: added(guild.categories, { id, name, position }),
  }),
  CategoryRenamed: (guild, { categoryId, name }) => withCategory(guild, categoryId, { name }),
  CategoryMoved: (guild, { categoryId, position }) => withCategory(guild, categoryId, { position }),
  CategoryDeleted: (guild, { categoryId }) => withoutCategory(guild, categoryId),
  RoleCreated: (guild, { roleId: id, name, permissions, position }) => ({
    ...guild,
    roles: byRank([...guild.roles.filter((role) => role.id !== id), { id, name, permissions, position }]),
  }),
};

/** The guild after an event. */
export const withGuildEvent = (guild: Guild, event: GuildEvent): Guild => {
  const change = changes[event.__typename] as ((guild: Guild, event: GuildEvent) => Guild) | undefined; // of that type
  return change?.(guild, event) ?? guild;
};

/** The guild after the viewer has read a channel up to a message. */
export const withRead = (guild: Guild, channelId: string, readUpTo: number): Guild => {
  const channel = guild.channels.find(({ id }) => id === channelId);
  if (channel === undefined) return guild;
  const isUnread = readUpTo < channel.newest;
  return withChannel(guild, channelId, { readUpTo, isUnread, mentions: isUnread ? channel.mentions : 0 });
};

/** The guild after somebody mentioned the viewer. */
export const withMention = (guild: Guild, channelId: string, seq: number): Guild => {
  const channel = guild.channels.find(({ id }) => id === channelId);
  if (channel === undefined || seq <= channel.readUpTo) return guild;
  return withChannel(guild, channelId, { mentions: channel.mentions + 1 });
};

/** What the rail marks a guild with. */
export const marksOf = ({ channels }: Guild): { readonly isUnread: boolean; readonly mentions: number } => ({
  isUnread: channels.some(({ isUnread, archived }) => isUnread && !archived),
  mentions: channels.reduce((sum, { mentions }) => sum + mentions, 0),
});
