import type { AccountFact, DraftOf, Id } from '@chat/schema/events';
import { invalid, type Refusal, rejected } from '../errors/refusal.ts';
import type { AccountState } from '../identity/account.state.ts';

/** Who is blocked, and by whom. */
export interface BlockPerson {
  readonly actorId: Id;
  readonly userId: Id;
  /** Others are answered as accounts that do not exist. */
  readonly isKnown: boolean;
}

const mostBlocked = 1_000;

export const decideBlockPerson = (
  state: AccountState,
  { actorId, userId, isKnown }: BlockPerson,
): readonly DraftOf<AccountFact>[] | Refusal => {
  if (state.status !== 'REGISTERED') return rejected('UNAUTHENTICATED');
  if (userId === actorId) return invalid('userId', 'YOURSELF');
  if (state.blocked.has(userId)) return [];
  if (!isKnown) return rejected('NOT_FOUND');
  if (state.blocked.size >= mostBlocked) return rejected('TOO_MANY', { rule: 'BLOCKED_PEOPLE', limit: mostBlocked });
  return [{ type: 'PersonBlocked', data: { userId } }];
};

/** Whoever is not blocked is left as they are, known or not. */
export const decideUnblockPerson = (state: AccountState, userId: Id): readonly DraftOf<AccountFact>[] | Refusal => {
  if (state.status !== 'REGISTERED') return rejected('UNAUTHENTICATED');
  return state.blocked.has(userId) ? [{ type: 'PersonUnblocked', data: { userId } }] : [];
};
