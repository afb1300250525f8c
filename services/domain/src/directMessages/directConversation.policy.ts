import type { Id } from '@chat/schema/events';
import { maskOf } from '@chat/schema/permissions';
import type { AccountState } from '../identity/account.state.ts';
import type { DirectConversationState } from './directConversation.state.ts';

const ofParticipants = BigInt(maskOf('VIEW_CHANNEL', 'SEND_MESSAGES', 'ADD_REACTIONS', 'PIN_MESSAGES'));
const ofTheFirst = ofParticipants | BigInt(maskOf('READ_HISTORY'));

/**
 * What somebody may do in a direct conversation: nothing unless they are in it, whatever they are elsewhere. Who was added later
 * does not read what was said before. Nobody touches the messages of others.
 */
export const directPermissions = (state: DirectConversationState, userId: Id): bigint => {
  const joinedRevision = state.status === 'OPENED' ? state.participants.get(userId) : undefined;
  if (joinedRevision === undefined) return 0n;
  return joinedRevision === 0 ? ofTheFirst : ofParticipants;
};

/** The other one of a pair; nothing in a group, and to whoever is not in it. */
export const otherOfPair = (state: DirectConversationState, userId: Id): Id | undefined => {
  if (state.status !== 'OPENED' || state.kind !== 'PAIR' || !state.participants.has(userId)) return undefined;
  return [...state.participants.keys()].find((participantId) => participantId !== userId);
};

/** An account and whose it is. */
export interface Party {
  readonly userId: Id;
  readonly account: AccountState;
}

const turnsAway = ({ account }: Party, other: Party): boolean =>
  account.status !== 'REGISTERED' || account.blocked.has(other.userId);

/**
 * Whether these two take anything new from each other. Not where one of them has blocked the other, or cannot log in: which of it
 * is told to nobody.
 */
export const mayTalk = (one: Party, other: Party): boolean => !turnsAway(one, other) && !turnsAway(other, one);
