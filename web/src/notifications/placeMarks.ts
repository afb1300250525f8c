import type { Guild } from '../guilds/index.ts';

/** Where something may be new, and what is known to be. */
export interface PlaceMark {
  /** Of the channel or the conversation. */
  readonly id: string;
  readonly kind: 'channel' | 'direct';
  readonly path: string;
  /** The name of the channel and of its guild. */
  readonly name: string | null;
  readonly guildName: string | null;
  readonly isUnread: boolean;
  /** The `seq` of the newest message that is known of. */
  readonly newest: number;
  readonly mentions: number;
}

/** Something new in a place. */
export interface News {
  readonly place: PlaceMark;
  readonly isMention: boolean;
}

/** The channels of the viewer that can be read. */
export const placesOfGuilds = (guilds: readonly Guild[]): readonly PlaceMark[] =>
  guilds.flatMap(({ id: guildId, name: guildName, channels }) =>
    channels
      .filter(({ archived }) => !archived)
      .map(({ id, name, isUnread, newest, mentions }) => ({
        id,
        kind: 'channel',
        path: `/guilds/${guildId}/${id}`,
        name,
        guildName,
        isUnread: isUnread || mentions > 0,
        newest,
        mentions,
      })),
  );

const newsOfPlace = (before: PlaceMark | undefined, place: PlaceMark): readonly News[] => {
  // What was there when the place became known is no news.
  if (before === undefined || !place.isUnread) return [];
  if (place.mentions > before.mentions) return [{ place, isMention: true }];
  return place.newest > before.newest ? [{ place, isMention: false }] : [];
};

/** What became new, and what is read now. */
export const changesOf = (
  before: ReadonlyMap<string, PlaceMark>,
  after: readonly PlaceMark[],
): { readonly news: readonly News[]; readonly read: readonly string[] } => ({
  news: after.flatMap((place) => newsOfPlace(before.get(place.id), place)),
  read: after.filter(({ id, isUnread }) => !isUnread && before.get(id)?.isUnread === true).map(({ id }) => id),
});
