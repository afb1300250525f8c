import type { DraftOf, Id, Millis, ReservationFact } from '@chat/schema/events';
import { type Refusal, rejected } from '../errors/refusal.ts';
import type { ReservationState } from './reservation.state.ts';

export type Reserved = 'HANDLE' | 'EMAIL';

type Decision = readonly DraftOf<ReservationFact>[] | Refusal;

const minute: Millis = 60_000;
/** A claim that no account names may be taken by somebody else after this time. */
export const claimsLast = 10 * minute;
/** Its owner relies on it a little less long, so that both never act at once. */
export const claimsAreReliedOn = 8 * minute;

// What is known of an address is told to nobody: a taken one looks like a bad link.
const taken = { HANDLE: rejected('HANDLE_TAKEN'), EMAIL: rejected('VERIFICATION_INVALID') } as const;

const claimed = (kind: Reserved, userId: Id): Decision =>
  kind === 'HANDLE' ? [{ type: 'HandleClaimed', data: { userId } }] : [{ type: 'EmailClaimed', data: { userId } }];

export interface Claim {
  readonly kind: Reserved;
  readonly userId: Id;
  /** Whether the account that claimed it names the claim in a fact of its own: then it is good for ever. */
  readonly isNamed: boolean;
}

/** Whether a claim still keeps others out (or, for its owner, need not be made anew). */
const isKept = (claimedAt: Millis, at: Millis, last: Millis): boolean => at - claimedAt < last;

const decideOverClaim = (
  state: Extract<ReservationState, { readonly status: 'CLAIMED' }>,
  { kind, userId, isNamed }: Claim,
  at: Millis,
): Decision => {
  if (state.userId === userId) return isNamed || isKept(state.claimedAt, at, claimsAreReliedOn) ? [] : claimed(kind, userId);
  return isNamed || isKept(state.claimedAt, at, claimsLast) ? taken[kind] : claimed(kind, userId);
};

export const decideClaim = (state: ReservationState, claim: Claim, at: Millis): Decision => {
  const { kind, userId } = claim;
  switch (state.status) {
    case 'FREE':
      return claimed(kind, userId);
    case 'HELD':
      return state.userId === userId || state.until <= at ? claimed(kind, userId) : taken[kind];
    case 'CONFIRMED':
      return state.userId === userId ? [] : taken[kind];
    case 'CLAIMED':
      return decideOverClaim(state, claim, at);
  }
};

/** Whether an account may name this claim now. */
export const isReliable = (state: ReservationState, userId: Id, at: Millis): boolean =>
  (state.status === 'CONFIRMED' && state.userId === userId) ||
  (state.status === 'CLAIMED' && state.userId === userId && at - state.claimedAt < claimsLast - minute);

export const decideConfirm = (state: ReservationState, kind: Reserved, claimId: Id): Decision => {
  if (state.status !== 'CLAIMED' || state.claimId !== claimId) return [];
  return kind === 'HANDLE' ? [{ type: 'HandleConfirmed', data: { claimId } }] : [{ type: 'EmailConfirmed', data: { claimId } }];
};

/** An address that its owner has replaced is free for others at once. */
export const decideReleaseEmail = (state: ReservationState, userId: Id): Decision =>
  'claimId' in state && state.userId === userId ? [{ type: 'EmailReleased', data: { claimId: state.claimId } }] : [];
