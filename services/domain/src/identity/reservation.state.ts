import type { Folded, Id, Millis, ReservationFact } from '@chat/schema/events';

/** Whose a handle or an e-mail address is. */
export type ReservationState =
  | { readonly status: 'FREE' }
  | { readonly status: 'CLAIMED'; readonly claimId: Id; readonly userId: Id; readonly claimedAt: Millis }
  | { readonly status: 'CONFIRMED'; readonly claimId: Id; readonly userId: Id }
  /** Given up, and kept from others until then, so that nobody takes over a name that is still in people's heads. */
  | { readonly status: 'HELD'; readonly userId: Id; readonly until: Millis };

const day: Millis = 24 * 60 * 60_000;
const handlesAreHeldFor = 30 * day;

const evolve = (state: ReservationState, fact: Folded<ReservationFact>): ReservationState => {
  switch (fact.type) {
    case 'HandleClaimed':
    case 'EmailClaimed':
      return { status: 'CLAIMED', claimId: fact.id, userId: fact.data.userId, claimedAt: fact.meta.at };
    case 'HandleConfirmed':
    case 'EmailConfirmed':
      return state.status === 'CLAIMED' && state.claimId === fact.data.claimId
        ? { status: 'CONFIRMED', claimId: state.claimId, userId: state.userId }
        : state;
    case 'HandleReleased':
      return 'userId' in state ? { status: 'HELD', userId: state.userId, until: fact.meta.at + handlesAreHeldFor } : state;
    case 'EmailReleased':
      return { status: 'FREE' };
  }
};

/** Streams `handle-<keyed hash>` and `email-<keyed hash>`. */
export const reservation = { initial: { status: 'FREE' } as ReservationState, evolve };
