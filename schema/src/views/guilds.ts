import type { ChannelKind, Count, Id, KeyedHash, Millis, PermissionBits } from '../events/index.ts';
import { type Document, defineView } from './view.ts';

/** A role of a guild; `name` is `null` where its key is destroyed. */
export interface RoleEntry {
  readonly roleId: Id;
  readonly name: string | null;
  /** The fact whose text `name` is. */
  readonly nameFactId: Id;
  readonly permissions: PermissionBits;
  readonly position: Count;
}

/** A heading of the channel list. */
export interface CategoryEntry {
  readonly categoryId: Id;
  readonly name: string | null;
  /** The fact whose text `name` is. */
  readonly nameFactId: Id;
  readonly position: Count;
}

/** A guild without its channels and members. */
export interface GuildDocument extends Document {
  readonly _id: Id;
  readonly name: string | null;
  /** The fact whose text `name` is. */
  readonly nameFactId: Id;
  readonly ownerId: Id;
  readonly everyone: PermissionBits;
  /** In the order in which they were created. */
  readonly roles: readonly RoleEntry[];
  readonly categories: readonly CategoryEntry[];
  /** True until `ImportCompleted`: closed to everybody. */
  readonly importing: boolean;
  readonly createdAt: Millis;
}

export const guildsView = defineView<GuildDocument>({ name: 'guilds', version: 1, indexes: {} });

/** A channel. Deleted ones have no document. */
export interface ChannelDocument extends Document {
  readonly _id: Id;
  readonly guildId: Id;
  readonly kind: ChannelKind;
  readonly name: string | null;
  /** The fact whose text `name` is. */
  readonly nameFactId: Id;
  readonly topic: string | null;
  /** The fact whose text `topic` is, or that gave it none. */
  readonly topicFactId: Id;
  readonly categoryId: Id | null;
  /** As in the facts: channels of a category stand in the order of position, then id. Numbers have gaps. */
  readonly position: Count;
  readonly archived: boolean;
  readonly createdAt: Millis;
}

export const channelsView = defineView<ChannelDocument>({
  name: 'channels',
  version: 1,
  indexes: { byGuild: { paths: ['guildId', 'position'] } },
});

/** An invite; the code itself is derived from `inviteId` by whoever holds the vault. */
export interface InviteDocument extends Document {
  /** The keyed hash of the code. */
  readonly _id: KeyedHash;
  readonly inviteId: Id;
  readonly guildId: Id;
  readonly channelId: Id | null;
  readonly inviterId: Id;
  readonly maxUses: Count | null;
  /** Joins by it; of a limited one, the uses that are taken. */
  readonly uses: Count;
  readonly expiresAt: Millis | null;
  readonly revoked: boolean;
  readonly createdAt: Millis;
}

export const invitesView = defineView<InviteDocument>({
  name: 'invites',
  version: 1,
  indexes: { byGuild: { paths: ['guildId', 'createdAt'] } },
});
