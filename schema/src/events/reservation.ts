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

export const handleFacts = { HandleClaimed, HandleConfirmed, HandleReleased } as const;
export const emailFacts = { EmailClaimed, EmailConfirmed, EmailReleased } as const;
export type HandleFact = FactOf<(typeof handleFacts)[keyof typeof handleFacts]>;
export type EmailFact = FactOf<(typeof emailFacts)[keyof typeof emailFacts]>;
export type ReservationFact = HandleFact | EmailFact;
