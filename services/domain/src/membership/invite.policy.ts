import type { Id, Millis } from '@chat/schema/events';
import type { Claim, ExistingInvite, InviteState } from './invite.state.ts';
import type { MemberState } from './member.state.ts';

/** A claim is joined by within this time. */
export const claimHolds: Millis = 600_000;
/** Only then may it be given away: a join that was decided just in time is in the log by then. */
export const claimMayBeReplaced: Millis = claimHolds + 60_000;

/** Not revoked, not expired. Of a limited one, uses may be taken nevertheless. */
export const isOpen = (state: InviteState, at: Millis): state is ExistingInvite =>
  state.status === 'OPEN' && (state.expiresAt === undefined || state.expiresAt > at);

/** Whether a newcomer could join by it now. What was taken over ten minutes ago and not used may still be counted here. */
export const isJoinable = (state: InviteState, at: Millis): state is ExistingInvite =>
  isOpen(state, at) && (state.maxUses === undefined || state.claims.size < state.maxUses);

/** Whether a join may still name the claim. */
export const isFresh = (claim: Claim, at: Millis): boolean => at < claim.at + claimHolds;

/** Claims that nobody may join by any more. Where no membership names them, they may be given away. */
export const replaceable = (state: ExistingInvite, at: Millis): readonly (readonly [Id, Claim])[] =>
  [...state.claims].filter(([, claim]) => at >= claim.at + claimMayBeReplaced);

/** The claim that somebody has taken and not yet joined by. */
export const openClaimOf = (state: ExistingInvite, userId: Id, member: MemberState): readonly [Id, Claim] | undefined =>
  [...state.claims].find(([id, claim]) => claim.userId === userId && !member.usedClaims.has(id));

/** A ban holds until it is lifted, or until its time is over. */
export const isBanned = (member: MemberState, at: Millis): boolean =>
  member.status === 'BANNED' && (member.bannedUntil === undefined || member.bannedUntil > at);
