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
   * `displayName` as member lists sort and search it (`normalisedName`); `null` where there is no name. Its later words and the
   * handle are in `nameKeys`.
   */
  readonly sortName: string | null;
}

export const peopleView = defineView<PersonDocument>({
  name: 'people',
  version: 1,
  indexes: { byName: { multikey: 'guildIds', paths: ['sortName'] } },
});

/**
 * What else than the beginning of their name somebody is found by: the name from a later word on, or the handle. It names no
 * guild, so that joining and leaving write nothing here: who is in a guild is asked of `people`.
 */
export interface NameKeyDocument extends Document {
  /** `userId slot`. */
  readonly _id: string;
  readonly userId: Id;
  /** The fact whose text it is of. */
  readonly factId: Id;
  /** As `normalisedName` makes it. */
  readonly key: string;
}

/** The slot of a handle; words have 1 to `mostNameKeys`, in the order of the name. */
export const handleSlot = 0;
/** Words of a name behind the first that can be found. Only names in compatibility forms that stand for sentences have more. */
export const mostNameKeys = 40;

/** The `_id` of a name key. */
export const nameKeyId = (userId: Id, slot: number): string => `${userId} ${slot}`;

export const nameKeysView = defineView<NameKeyDocument>({
  name: 'nameKeys',
  version: 1,
  indexes: { byKey: { paths: ['key'] } },
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
