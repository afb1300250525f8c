import { defineFact, type FactOf } from './definition.ts';
import { id } from './kinds.ts';

/**
 * Streams `handle-<keyed hash>` and `email-<keyed hash>`. A claim is named by the id of its fact. It becomes good when a
 * fact of the account names it; unconfirmed for 10 minutes and named by no account, it may be taken by somebody else.
 */
export const HandleClaimed = defineFact('HandleClaimed', { userId: id });
export const HandleConfirmed = defineFact('HandleConfirmed', { claimId: id });
export const HandleReleased = defineFact('HandleReleased', { claimId: id });
export const EmailClaimed = defineFact('EmailClaimed', { userId: id });
export const EmailConfirmed = defineFact('EmailConfirmed', { claimId: id });
export const EmailReleased = defineFact('EmailReleased', { claimId: id });

export const reservationFacts = {
  HandleClaimed,
  HandleConfirmed,
  HandleReleased,
  EmailClaimed,
  EmailConfirmed,
  EmailReleased,
} as const;
export type ReservationFact = FactOf<(typeof reservationFacts)[keyof typeof reservationFacts]>;
