import type { Id, Millis } from '@chat/schema/events';
import { brokenText } from '../errors/brokenText.ts';
import { invalid, type Refusal, rejected } from '../errors/refusal.ts';
import type { ExistingGuild } from '../guilds/guild.state.ts';
import { type Actor, may, mayGive, outranks, rankOf } from './actor.policy.ts';
import { isBanned } from './invite.policy.ts';
import type { MembershipDraft } from './joinGuild.decide.ts';
import type { MemberState } from './member.state.ts';
import { holds, isMember, permissionsIn } from './permissions.policy.ts';

type Outcome = readonly MembershipDraft[] | Refusal;

/** Who acts on whom, and where. */
export interface Discipline {
  readonly guild: ExistingGuild;
  readonly actor: Actor;
  /** On whom. */
  readonly userId: Id;
  /** Whether there is such an account. */
  readonly isKnown: boolean;
}

const mostTimeout = 28 * 86_400_000;

const withReason = (reason: string | undefined) => (reason === undefined || reason === '' ? {} : { text: { reason } });

const brokenReason = (reason: string | undefined): Refusal | undefined =>
  reason === undefined ? undefined : brokenText('reason', 'reason', reason);

const cannotReach = ({ guild, actor, userId }: Discipline, member: MemberState): Refusal | undefined =>
  outranks(actor, rankOf(guild, member, userId)) ? undefined : rejected('FORBIDDEN');

const isIn = ({ guild, userId }: Discipline, member: MemberState): boolean => isMember(guild, member, userId);

const grantable = ({ guild, actor }: Discipline, roleId: Id): Refusal | undefined => {
  if (!may(actor, 'MANAGE_ROLES')) return rejected('FORBIDDEN');
  const role = guild.roles.get(roleId);
  if (role === undefined) return rejected('NOT_FOUND');
  return mayGive(actor, role.permissions) ? undefined : rejected('FORBIDDEN');
};

export const decideGrantRole = (member: MemberState, where: Discipline, roleId: Id): Outcome => {
  const refused = grantable(where, roleId) ?? (isIn(where, member) ? undefined : rejected('NOT_FOUND'));
  if (refused !== undefined) return refused;
  return member.roles.has(roleId) ? [] : [{ type: 'MemberRoleGranted', data: { roleId } }];
};

/** Of oneself always, of others only from above: so nobody takes anything from the owner. */
export const decideRevokeRole = (member: MemberState, where: Discipline, roleId: Id): Outcome => {
  const { actor, userId } = where;
  const refused = grantable(where, roleId) ?? (isIn(where, member) ? undefined : rejected('NOT_FOUND'));
  if (refused !== undefined) return refused;
  const beyond = actor.userId === userId ? undefined : cannotReach(where, member);
  if (beyond !== undefined) return beyond;
  return member.roles.has(roleId) ? [{ type: 'MemberRoleRevoked', data: { roleId } }] : [];
};

export const decideKick = (member: MemberState, where: Discipline, reason: string | undefined): Outcome => {
  if (!may(where.actor, 'KICK')) return rejected('FORBIDDEN');
  if (!isIn(where, member)) return rejected('NOT_FOUND');
  return cannotReach(where, member) ?? brokenReason(reason) ?? [{ type: 'MemberKicked', data: withReason(reason) }];
};

export interface Ban {
  readonly reason?: string | undefined;
  /** What they wrote since then is purged. */
  readonly purgeSince?: Millis | undefined;
  /** Absent: until it is lifted. */
  readonly until?: Millis | undefined;
}

/** Also of people who are no members, by their id. */
export const decideBan = (member: MemberState, where: Discipline, ban: Ban, at: Millis): Outcome => {
  if (!may(where.actor, 'BAN')) return rejected('FORBIDDEN');
  const { reason, purgeSince, until } = ban;
  if (!where.isKnown) return rejected('NOT_FOUND');
  const refused = cannotReach(where, member) ?? brokenReason(reason);
  if (refused !== undefined) return refused;
  if (until !== undefined && until <= at) return invalid('until', 'PAST');
  if (isBanned(member, at) && member.bannedUntil === until) return [];
  const data = {
    ...(purgeSince === undefined ? {} : { purgeSince }),
    ...(until === undefined ? {} : { until }),
    ...withReason(reason),
  };
  return [{ type: 'MemberBanned', data }];
};

export const decideUnban = (member: MemberState, where: Discipline, reason: string | undefined): Outcome => {
  if (!may(where.actor, 'BAN')) return rejected('FORBIDDEN');
  const refused = brokenReason(reason);
  if (refused !== undefined) return refused;
  return member.status === 'BANNED' ? [{ type: 'MemberUnbanned', data: withReason(reason) }] : [];
};

export interface Timeout {
  readonly reason?: string | undefined;
  /** Absent: until it is lifted, for imports only. */
  readonly until?: Millis | undefined;
}

/** At most 28 days. The owner and administrators are immune. */
export const decideTimeOut = (member: MemberState, where: Discipline, { reason, until }: Timeout, at: Millis): Outcome => {
  const { guild, actor } = where;
  if (!may(actor, 'MODERATE')) return rejected('FORBIDDEN');
  const imports = guild.status === 'IMPORTING';
  if (!imports && !isIn(where, member)) return rejected('NOT_FOUND');
  const isImmune = holds(permissionsIn(guild, member, where.userId, at), 'ADMINISTRATOR');
  const refused = isImmune ? rejected('FORBIDDEN') : (cannotReach(where, member) ?? brokenReason(reason));
  if (refused !== undefined) return refused;
  const isLegal = imports || (until !== undefined && until > at && until <= at + mostTimeout);
  if (!isLegal) return invalid('until', 'RANGE', mostTimeout / 1_000);
  return [{ type: 'MemberTimedOut', data: { ...(until === undefined ? {} : { until }), ...withReason(reason) } }];
};

export const decideLiftTimeout = (member: MemberState, where: Discipline, reason: string | undefined, at: Millis): Outcome => {
  if (!may(where.actor, 'MODERATE')) return rejected('FORBIDDEN');
  const refused = cannotReach(where, member) ?? brokenReason(reason);
  if (refused !== undefined) return refused;
  return member.timedOutUntil > at ? [{ type: 'MemberTimeoutLifted', data: withReason(reason) }] : [];
};

/** Imports only: somebody was there. */
export const decideJoinByImport = (member: MemberState, { guild }: Discipline): Outcome => {
  if (guild.status !== 'IMPORTING') return rejected('FORBIDDEN');
  return member.status === 'MEMBER' ? [] : [{ type: 'MemberJoined', data: { via: 'IMPORT' } }];
};

/** Imports only: somebody parted. */
export const decideLeaveByImport = (member: MemberState, { guild }: Discipline): Outcome => {
  if (guild.status !== 'IMPORTING') return rejected('FORBIDDEN');
  return member.status === 'MEMBER' ? [{ type: 'MemberLeft', data: {} }] : [];
};
