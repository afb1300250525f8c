import { type Basis, type Id, streams } from '@chat/schema/events';
import type { PersonCaller, Services } from '../commands/index.ts';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import { account } from '../identity/index.ts';
import { accountOf, basisOf } from '../membership/index.ts';
import { directPermissions, mayTalk, otherOfPair } from './directConversation.policy.ts';
import { directConversation, type OpenedConversation } from './directConversation.state.ts';

/** Somebody's standing in a direct conversation that they are in. */
export interface InDirectConversation {
  readonly state: OpenedConversation;
  readonly permissions: bigint;
  /** Revision of the fact by which they came. */
  readonly joinedRevision: number;
  /** It can be read, and takes nothing new. */
  readonly closed: boolean;
  readonly basis: readonly Basis[];
}

/**
 * To whoever is not in it, a conversation is answered as an unknown one. Of a pair, both accounts are always looked at, so that a
 * block takes no other time than none.
 */
export const inDirectConversation = async (
  services: Services,
  caller: PersonCaller,
  conversationId: Id,
): Promise<InDirectConversation | Refusal> => {
  const { aggregates } = services;
  const userId = caller.actor.id;
  const [who, where] = await Promise.all([
    accountOf(services, caller),
    aggregates.load(streams.dm(conversationId), directConversation),
  ]);
  if (isRefusal(who)) return who;
  const { state } = where;
  const joinedRevision = state.status === 'OPENED' ? state.participants.get(userId) : undefined;
  if (state.status !== 'OPENED' || joinedRevision === undefined) return rejected('NOT_FOUND');
  const standing = { state, permissions: directPermissions(state, userId), joinedRevision };
  const otherId = otherOfPair(state, userId);
  if (otherId === undefined) return { ...standing, closed: false, basis: basisOf([who, where]) };
  const other = await aggregates.load(streams.account(otherId), account);
  const closed = !mayTalk({ userId, account: who.state }, { userId: otherId, account: other.state });
  return { ...standing, closed, basis: basisOf([who, where, other]) };
};
