import { optional } from './compoundKinds.ts';
import { defineFact, type FactOf } from './definition.ts';
import { count, id, millis, oneOf, permissionBits } from './kinds.ts';
import { sealed } from './sealedKind.ts';

const named = sealed('GUILD', ['name']);

/** Stream `guild-<guildId>`. The owner is a member by this fact itself; `everyone` is what each member may do. */
export const GuildCreated = defineFact('GuildCreated', { ownerId: id, everyone: permissionBits, text: named });
export const GuildRenamed = defineFact('GuildRenamed', { text: named });

/** What every member may do from now on. */
export const EveryonePermissionsChanged = defineFact('EveryonePermissionsChanged', { permissions: permissionBits });
export const RoleCreated = defineFact('RoleCreated', { roleId: id, permissions: permissionBits, position: count, text: named });

export const CategoryCreated = defineFact('CategoryCreated', { categoryId: id, position: count, text: named });
export const CategoryRenamed = defineFact('CategoryRenamed', { categoryId: id, text: named });
export const CategoryMoved = defineFact('CategoryMoved', { categoryId: id, position: count });
/** Its channels were moved out by `ChannelMoved` in the same append, so that every reader knows where each of them went. */
export const CategoryDeleted = defineFact('CategoryDeleted', { categoryId: id });

/**
 * `position` orders the channels of the same category (or of none), equal ones by id. Positions have gaps (steps of 1,024), so
 * that a move is one fact; where a gap is used up, the category is numbered anew in one append.
 */
export const ChannelCreated = defineFact('ChannelCreated', {
  channelId: id,
  kind: oneOf('TEXT', 'VOICE'),
  categoryId: optional(id),
  position: count,
  text: sealed('GUILD', ['name'], ['topic']),
});
export const ChannelRenamed = defineFact('ChannelRenamed', { channelId: id, text: named });
export const ChannelTopicChanged = defineFact('ChannelTopicChanged', { channelId: id, text: sealed('GUILD', ['topic']) });
export const ChannelMoved = defineFact('ChannelMoved', { channelId: id, categoryId: optional(id), position: count });
export const ChannelArchived = defineFact('ChannelArchived', { channelId: id });
export const ChannelRestored = defineFact('ChannelRestored', { channelId: id });
export const ChannelDeleted = defineFact('ChannelDeleted', { channelId: id });

/** The guild is closed to everybody until `ImportCompleted`. */
export const ImportStarted = defineFact('ImportStarted', { source: oneOf('IRC') });
export const ImportCompleted = defineFact('ImportCompleted', { messages: count });

/** Stream `invite-<keyed hash of the code>`. The code itself is derived from `inviteId` with the vault's key, and kept nowhere. */
export const InviteCreated = defineFact('InviteCreated', {
  inviteId: id,
  guildId: id,
  channelId: optional(id),
  inviterId: id,
  maxUses: optional(count),
  expiresAt: optional(millis),
});
/**
 * Only where uses are limited; named by the id of its fact. Good once the membership names it. One that no membership names may be
 * given away after 10 minutes: the claim that gets it `replaces` it, and the older one is void from then on.
 */
export const InviteClaimed = defineFact('InviteClaimed', { userId: id, replaces: optional(id) });
export const InviteRevoked = defineFact('InviteRevoked', { inviteId: id });

export const guildFacts = {
  GuildCreated,
  GuildRenamed,
  EveryonePermissionsChanged,
  RoleCreated,
  CategoryCreated,
  CategoryRenamed,
  CategoryMoved,
  CategoryDeleted,
  ChannelCreated,
  ChannelRenamed,
  ChannelTopicChanged,
  ChannelMoved,
  ChannelArchived,
  ChannelRestored,
  ChannelDeleted,
  ImportStarted,
  ImportCompleted,
} as const;
export type GuildFact = FactOf<(typeof guildFacts)[keyof typeof guildFacts]>;
export type ChannelKind = FactOf<typeof ChannelCreated>['data']['kind'];

export const inviteFacts = { InviteCreated, InviteClaimed, InviteRevoked } as const;
export type InviteFact = FactOf<(typeof inviteFacts)[keyof typeof inviteFacts]>;
