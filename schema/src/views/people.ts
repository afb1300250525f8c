import type { Colour, Id, Locale, Millis } from '../events/index.ts';
import { type Document, defineView } from './view.ts';

/** An account as others see it, with the guilds it is in, so that members are listed and found by name. */
export interface PersonDocument extends Document {
  readonly _id: Id;
  readonly kind: 'PERSON' | 'PLACEHOLDER';
  /** `null`: a placeholder, or erased. */
  readonly handle: string | null;
  readonly displayName: string | null;
  /** The facts whose texts `handle` and `displayName` are. */
  readonly handleFactId: Id | null;
  readonly nameFactId: Id;
  readonly avatarColour: Colour;
  readonly locale: Locale;
  readonly registeredAt: Millis;
  readonly guildIds: readonly Id[];
  /**
   * `displayName` as member lists sort and search it (`normalisedName`); `null` where there is no name. A search finds the names
   * that begin with it: the read store has no prefix over a list, and a key for each word and guild would outgrow a document.
   */
  readonly sortName: string | null;
}

export const peopleView = defineView<PersonDocument>({
  name: 'people',
  version: 1,
  indexes: { byName: { multikey: 'guildIds', paths: ['sortName'] } },
});

/** That somebody is in a guild. Gone when the membership ends. */
export interface MemberDocument extends Document {
  /** `guildId_userId`. */
  readonly _id: string;
  readonly guildId: Id;
  readonly userId: Id;
  readonly roleIds: readonly Id[];
  readonly joinedAt: Millis;
}

/** The `_id` of a member. */
export const memberId = (guildId: Id, userId: Id): string => `${guildId}_${userId}`;

export const membersView = defineView<MemberDocument>({
  name: 'members',
  version: 1,
  indexes: { byGuild: { paths: ['guildId', 'joinedAt', 'userId'] }, byUser: { paths: ['userId', 'joinedAt'] } },
});

/** That somebody is timed out in a guild, whether or not they are in it now: it outlives leaving. Gone when it is lifted. */
export interface TimeoutDocument extends Document {
  /** `guildId_userId`. */
  readonly _id: string;
  /** `null`: until it is lifted. */
  readonly until: Millis | null;
}

export const timeoutsView = defineView<TimeoutDocument>({ name: 'timeouts', version: 1, indexes: {} });
