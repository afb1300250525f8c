import type { Colour, Id, Locale, Millis } from '../events/index.ts';
import { type Document, defineView } from './view.ts';

/** An account as others see it, with the guilds it is in, so that members are found by name. */
export interface PersonDocument extends Document {
  readonly _id: Id;
  readonly kind: 'PERSON' | 'PLACEHOLDER';
  /** `null`: a placeholder, or erased. */
  readonly handle: string | null;
  readonly displayName: string | null;
  readonly avatarColour: Colour;
  readonly locale: Locale;
  readonly registeredAt: Millis;
  readonly guildIds: readonly Id[];
  /**
   * For each guild: `guildId n name` (the whole normalised name, for the list in order) and `guildId w rest` for each word of
   * it (the name from that word on, for search by prefix).
   */
  readonly nameKeys: readonly string[];
}

export const peopleView = defineView<PersonDocument>({
  name: 'people',
  version: 1,
  indexes: { byName: { multikey: 'nameKeys', paths: [] } },
});

/** That somebody is in a guild. Gone when the membership ends. */
export interface MemberDocument extends Document {
  /** `guildId_userId`. */
  readonly _id: string;
  readonly guildId: Id;
  readonly userId: Id;
  readonly roleIds: readonly Id[];
  readonly joinedAt: Millis;
  /** `null`: not timed out; 0: until it is lifted. */
  readonly timedOutUntil: Millis | null;
}

/** The `_id` of a member. */
export const memberId = (guildId: Id, userId: Id): string => `${guildId}_${userId}`;

export const membersView = defineView<MemberDocument>({
  name: 'members',
  version: 1,
  indexes: { byGuild: { paths: ['guildId', 'joinedAt', 'userId'] }, byUser: { paths: ['userId', 'joinedAt'] } },
});
