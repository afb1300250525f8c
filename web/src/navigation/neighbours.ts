import type { Channel, Guild } from '../guilds/index.ts';

/** A channel where one can go, and whether there is something new. */
export interface Place {
  readonly guildId: string;
  readonly channelId: string;
  readonly isUnread: boolean;
}

/** As the list shows them: those of no category first, then category by category. */
const inOrder = ({ channels, categories }: Guild): readonly Channel[] => {
  const known = new Set(categories.map(({ id }) => id));
  const isIn = ({ categoryId }: Channel, id: string | undefined): boolean =>
    id === undefined ? categoryId === null || !known.has(categoryId) : categoryId === id;
  return [undefined, ...categories.map(({ id }) => id)].flatMap((id) => channels.filter((channel) => isIn(channel, id)));
};

/** Where one can read, in the order of the rail and the lists. */
export const placesOf = (guilds: readonly Guild[]): readonly Place[] =>
  guilds.flatMap((guild) =>
    inOrder(guild)
      .filter(({ kind, archived }) => kind !== 'VOICE' && !archived)
      .map(({ id, isUnread, mentions }) => ({ guildId: guild.id, channelId: id, isUnread: isUnread || mentions > 0 })),
  );

/** The place that an address shows; a guild's address shows the first of it, and other pages show none. */
export const placeAt = (places: readonly Place[], path: string): Place | undefined => {
  if (path !== '/' && !path.startsWith('/guilds/')) return undefined;
  const [, guildId, channelId] = /^\/guilds\/([^/]+)(?:\/([^/]+))?/.exec(path) ?? [];
  const ofGuild = places.filter((place) => place.guildId === (guildId ?? places[0]?.guildId));
  return ofGuild.find((place) => place.channelId === channelId) ?? ofGuild[0];
};

/** The others beginning behind it, around the end, in the direction. */
const othersOf = (places: readonly Place[], here: Place, by: 1 | -1): readonly Place[] => {
  const along = by === 1 ? places : places.toReversed();
  const index = along.findIndex(({ channelId }) => channelId === here.channelId);
  return [...along.slice(index + 1), ...along.slice(0, Math.max(0, index))];
};

/** The channel before or after it in its guild, around the ends. */
export const neighbourOf = (places: readonly Place[], here: Place, by: 1 | -1): Place | undefined =>
  othersOf(
    places.filter(({ guildId }) => guildId === here.guildId),
    here,
    by,
  )[0];

/** The nearest channel before or after it with something new, in its guild and then in the others. */
export const unreadBeside = (places: readonly Place[], here: Place | undefined, by: 1 | -1): Place | undefined =>
  (here === undefined ? places : othersOf(places, here, by)).find(({ isUnread }) => isUnread);
