import type { ChannelKind, Count, Id, KeyedHash, Millis, PermissionBits } from '../events/index.ts';
import { type Document, defineView } from './view.ts';

/** A role of a guild; `name` is `null` where its key is destroyed. */
export interface RoleEntry {
  readonly roleId: Id;
  readonly name: string | null;
  readonly permissions: PermissionBits;
  readonly position: Count;
}

/** A heading of the channel list. */
export interface CategoryEntry {
  readonly categoryId: Id;
  readonly name: string | null;
  readonly position: Count;
}

/** A guild without its channels and members. */
export interface GuildDocument extends Document {
  readonly _id: Id;
  readonly name: string | null;
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
  readonly topic: string | null;
  readonly categoryId: Id | null;
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
