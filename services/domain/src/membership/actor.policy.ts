import type { Id, Millis, PermissionBits } from '@chat/schema/events';
import { allPermissions, type Permission } from '@chat/schema/permissions';
import type { ExistingGuild, GuildState } from '../guilds/guild.state.ts';
import type { MemberState } from './member.state.ts';
import { holds, isMember, permissionsIn } from './permissions.policy.ts';

/** Who acts in a guild, and with what right. */
export interface Actor {
  readonly userId: Id;
  readonly permissions: bigint;
  /** See `rankOf`. An import stands above everybody. */
  readonly rank: number;
}

/** Who wants to act, as far as it does not depend on the guild's own stream. */
export interface ActorSource {
  readonly userId: Id;
  readonly member: MemberState;
  /** The import of this guild acts, not a member. */
  readonly isImport: boolean;
}

/** The owner stands above all; a member as high as the highest of their roles; everybody else at 0. */
export const rankOf = (guild: ExistingGuild, member: MemberState, userId: Id): number => {
  if (guild.ownerId === userId) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...[...member.roles].map((roleId) => guild.roles.get(roleId)?.position ?? 0));
};

/** Nothing where the guild is unknown to them: it does not exist, is being imported, or they are no member. */
export const actorIn = (guild: GuildState, source: ActorSource, at: Millis): Actor | undefined => {
  const { userId, member, isImport } = source;
  if (guild.status === 'UNKNOWN' || isImport !== (guild.status === 'IMPORTING')) return undefined;
  if (isImport) return { userId, permissions: allPermissions, rank: Number.POSITIVE_INFINITY };
  if (!isMember(guild, member, userId)) return undefined;
  return { userId, permissions: permissionsIn(guild, member, userId, at), rank: rankOf(guild, member, userId) };
};

export const may = (actor: Actor, permission: Permission): boolean => holds(actor.permissions, permission);

/** Nobody gives what they do not have themselves. */
export const mayGive = (actor: Actor, permissions: PermissionBits): boolean => (BigInt(permissions) & ~actor.permissions) === 0n;

/** Whoever acts on somebody else stands above them. */
export const outranks = (actor: Actor, rank: number): boolean => actor.rank > rank;
