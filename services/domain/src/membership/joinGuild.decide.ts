import type { DraftOf, Id, KeyedHash, MembershipFact, Millis } from '@chat/schema/events';
import { type Refusal, rejected } from '../errors/refusal.ts';
import type { GuildState } from '../guilds/guild.state.ts';
import type { InviteDraft } from './createInvite.decide.ts';
import { isBanned, isFresh, isOpen, openClaimOf, replaceable } from './invite.policy.ts';
import type { ExistingInvite, InviteState } from './invite.state.ts';
import type { MemberState } from './member.state.ts';
import { isMember } from './permissions.policy.ts';

export type MembershipDraft = DraftOf<MembershipFact>;

/** Who would like to join what. */
export interface Joining {
  readonly userId: Id;
  readonly guild: GuildState;
  readonly member: MemberState;
  /** How many guilds they are in. */
  readonly joined: number;
}

const mostGuilds = 200;

const refusedAtTheDoor = ({ guild, member, joined }: Joining, at: Millis): Refusal | undefined => {
  if (guild.status === 'UNKNOWN') return rejected('INVITE_INVALID');
  if (guild.status === 'IMPORTING') return rejected('GUILD_CLOSED', { retryAfter: 60_000 });
  if (isBanned(member, at)) return rejected('BANNED');
  return joined >= mostGuilds ? rejected('TOO_MANY', { rule: 'GUILDS', limit: mostGuilds }) : undefined;
};

const isIn = ({ guild, member, userId }: Joining): boolean => guild.status !== 'UNKNOWN' && isMember(guild, member, userId);

/** What is known of claims that might be given away. */
export interface OldClaims {
  /** Those whose memberships were looked up. */
  readonly lookedUp: ReadonlySet<Id>;
  /** Those of them that memberships name. */
  readonly used: ReadonlySet<Id>;
}

const takeUse = (
  state: ExistingInvite,
  userId: Id,
  { lookedUp, used }: OldClaims,
  at: Millis,
): readonly InviteDraft[] | Refusal => {
  if (state.maxUses === undefined || state.claims.size < state.maxUses) return [{ type: 'InviteClaimed', data: { userId } }];
  const stale = replaceable(state, at).find(([id]) => lookedUp.has(id) && !used.has(id));
  if (stale === undefined) return rejected('INVITE_INVALID');
  return [{ type: 'InviteClaimed', data: { userId, replaces: stale[0] } }];
};

/** The first step where uses are limited: takes one. Answers with nothing where the person has one, or needs none. */
export const decideClaim = (state: InviteState, joining: Joining & OldClaims, at: Millis): readonly InviteDraft[] | Refusal => {
  if (state.status === 'UNKNOWN') return rejected('INVITE_INVALID');
  if (isIn(joining)) return [];
  const { userId, member } = joining;
  const own = openClaimOf(state, userId, member);
  // A use that was taken in time outlasts the end of the invite, but not its revocation.
  const isGood = own === undefined ? isOpen(state, at) : state.status === 'OPEN';
  const refused = isGood ? refusedAtTheDoor(joining, at) : rejected('INVITE_INVALID');
  if (refused !== undefined) return refused;
  if (own === undefined) return takeUse(state, userId, joining, at);
  return isFresh(own[1], at) ? [] : [{ type: 'InviteClaimed', data: { userId, replaces: own[0] } }];
};

/** The join itself. An unlimited invite is not written to, so that a raid meets in no stream. */
export const decideJoin = (
  member: MemberState,
  joining: Omit<Joining, 'member'>,
  { hash, invite }: { readonly hash: KeyedHash; readonly invite: InviteState },
  at: Millis,
): readonly MembershipDraft[] | Refusal => {
  if (invite.status === 'UNKNOWN') return rejected('INVITE_INVALID');
  if (isIn({ ...joining, member })) return [];
  const isLimited = invite.maxUses !== undefined;
  const claim = isLimited ? openClaimOf(invite, joining.userId, member) : undefined;
  const holdsClaim = claim !== undefined && isFresh(claim[1], at);
  const isGood = isLimited ? holdsClaim && invite.status === 'OPEN' : isOpen(invite, at);
  const refused = isGood ? refusedAtTheDoor({ ...joining, member }, at) : rejected('INVITE_INVALID');
  if (refused !== undefined) return refused;
  const byClaim = claim === undefined ? {} : { claimId: claim[0] };
  return [{ type: 'MemberJoined', data: { via: 'INVITE', invite: hash, ...byClaim } }];
};

export const decideLeave = (member: MemberState, guild: GuildState, userId: Id): readonly MembershipDraft[] | Refusal => {
  if (guild.status !== 'OPEN' || !isMember(guild, member, userId)) return rejected('NOT_FOUND');
  return guild.ownerId === userId ? rejected('OWNER_CANNOT_LEAVE') : [{ type: 'MemberLeft', data: {} }];
};
