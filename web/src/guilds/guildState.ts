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
export type GuildEvent = Exclude<GuildEventsSubscription['guildEvents'], FeedEvent>;

/** A guild as the list of channels shows it. */
export interface Guild extends Pick<GuildStructureFragment, 'id' | 'name' | 'ownerId' | 'viewerPermissions'> {
  /** By position. */
  readonly categories: readonly Category[];
  /** By position, archived ones too. */
  readonly channels: readonly Channel[];
}

const byPosition = <Item extends { readonly position: number }>(items: readonly Item[]): readonly Item[] =>
  items.toSorted((one, other) => one.position - other.position);

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
export const guildOf = ({ id, name, ownerId, viewerPermissions, categories, channels }: GuildStructureFragment): Guild => ({
  id,
  name,
  ownerId,
  viewerPermissions,
  categories: byPosition(categories),
  channels: byPosition(channels.map(channelOf)),
});

type With<Type extends GuildEvent['__typename']> = Extract<GuildEvent, { readonly __typename: Type }>;
type Placed = { readonly id: string; readonly position: number };

const changed = <Item extends Placed>(items: readonly Item[], id: string, change: Partial<Item>): readonly Item[] =>
  byPosition(items.map((item) => (item.id === id ? { ...item, ...change } : item)));

/** Its neighbours behind the new place make room, as the server does it. */
const added = <Item extends Placed>(items: readonly Item[], item: Item): readonly Item[] =>
  items.some(({ id }) => id === item.id) ? items : byPosition([...items, item]);

const inChannel = (guild: Guild, channelId: string, change: Partial<Channel>): Guild => ({
  ...guild,
  channels: changed(guild.channels, channelId, change),
});

const newChannel = ({ channelId, name, kind, topic, parentId, position }: With<'ChannelCreated'>): Channel => ({
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

const advanced = (guild: Guild, { channelId, lastMessageSeq }: With<'ChannelAdvanced'>): Guild => {
  const channel = guild.channels.find(({ id }) => id === channelId);
  if (channel === undefined || lastMessageSeq <= channel.newest) return guild;
  return inChannel(guild, channelId, { newest: lastMessageSeq, isUnread: lastMessageSeq > channel.readUpTo });
};

const withoutCategory = (guild: Guild, categoryId: string): Guild => ({
  ...guild,
  categories: guild.categories.filter(({ id }) => id !== categoryId),
  channels: guild.channels.map((channel) => (channel.categoryId === categoryId ? { ...channel, categoryId: null } : channel)),
});

/** How each kind of event changes the guild; the same again changes nothing. */
const changes: { readonly [Type in GuildEvent['__typename']]?: (guild: Guild, event: With<Type>) => Guild } = {
  GuildRenamed: (guild, { name }) => ({ ...guild, name }),
  ChannelCreated: (guild, event) => ({ ...guild, channels: added(guild.channels, newChannel(event)) }),
  ChannelRenamed: (guild, { channelId, name }) => inChannel(guild, channelId, { name }),
  ChannelTopicChanged: (guild, { channelId, topic }) => inChannel(guild, channelId, { topic }),
  ChannelMoved: (guild, { channelId, parentId, position }) => inChannel(guild, channelId, { categoryId: parentId, position }),
  ChannelArchived: (guild, { channelId }) => inChannel(guild, channelId, { archived: true }),
  ChannelRestored: (guild, { channelId }) => inChannel(guild, channelId, { archived: false }),
  ChannelDeleted: (guild, { channelId }) => ({ ...guild, channels: guild.channels.filter(({ id }) => id !== channelId) }),
  ChannelAdvanced: advanced,
  CategoryCreated: (guild, { categoryId: id, name, position }) => ({
    ...guild,
    categories: added(guild.categories, { id, name, position }),
  }),
  CategoryRenamed: (guild, { categoryId, name }) => ({ ...guild, categories: changed(guild.categories, categoryId, { name }) }),
  CategoryMoved: (guild, { categoryId, position }) => ({
    ...guild,
    categories: changed(guild.categories, categoryId, { position }),
  }),
  CategoryDeleted: (guild, { categoryId }) => withoutCategory(guild, categoryId),
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
  return inChannel(guild, channelId, { readUpTo, isUnread, mentions: isUnread ? channel.mentions : 0 });
};

/** The guild after somebody mentioned the viewer. */
export const withMention = (guild: Guild, channelId: string, seq: number): Guild => {
  const channel = guild.channels.find(({ id }) => id === channelId);
  if (channel === undefined || seq <= channel.readUpTo) return guild;
  return inChannel(guild, channelId, { mentions: channel.mentions + 1 });
};

/** What the rail marks a guild with. */
export const marksOf = ({ channels }: Guild): { readonly isUnread: boolean; readonly mentions: number } => ({
  isUnread: channels.some(({ isUnread, archived }) => isUnread && !archived),
  mentions: channels.reduce((sum, { mentions }) => sum + mentions, 0),
});
