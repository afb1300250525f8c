import type { Id, Millis } from '@chat/schema/events';
import { allPermissions, bitOf, maskOf, type Permission } from '@chat/schema/permissions';
import type { ExistingGuild } from '../guilds/guild.state.ts';
import type { MemberState } from './member.state.ts';

/** What a timed-out member is left with. */
const whileTimedOut = BigInt(maskOf('VIEW_CHANNEL', 'READ_HISTORY'));

/** Whether a mask holds a permission that is about the guild as a whole. */
export const holds = (mask: bigint, permission: Permission): boolean => (mask & bitOf(permission)) !== 0n;

const ofRoles = (guild: ExistingGuild, member: MemberState): bigint => {
  let mask = BigInt(guild.everyone);
  for (const roleId of member.roles) mask |= BigInt(guild.roles.get(roleId)?.permissions ?? '0');
  return mask;
};

/**
 * What a person may do in a guild and, as there are no overrides yet, in each of its channels: owner → everything; everyone
 * and roles added; ADMINISTRATOR → everything; a time-out leaves reading only. A guild under import is closed to everybody.
 */
export const permissionsIn = (guild: ExistingGuild, member: MemberState, userId: Id, at: Millis): bigint => {
  if (guild.status === 'IMPORTING') return 0n;
  if (guild.ownerId === userId) return allPermissions;
  if (member.status !== 'MEMBER') return 0n;
  const mask = ofRoles(guild, member);
  if (holds(mask, 'ADMINISTRATOR')) return allPermissions;
  return member.timedOutUntil > at ? mask & whileTimedOut : mask;
};

/** Whether a mask holds a permission in a channel. Without VIEW_CHANNEL nothing is held in a channel. */
export const allows = (mask: bigint, permission: Permission): boolean => holds(mask, 'VIEW_CHANNEL') && holds(mask, permission);

/** The owner is a member by the guild's creation, everybody else by joining. */
export const isMember = (guild: ExistingGuild, member: MemberState, userId: Id): boolean =>
  guild.ownerId === userId || member.status === 'MEMBER';
