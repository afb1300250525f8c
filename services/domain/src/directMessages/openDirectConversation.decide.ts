import {
  type DirectConversationKind,
  type DirectMessagesFact,
  type DraftOf,
  type Id,
  mostParticipants,
} from '@chat/schema/events';
import { invalid, type Refusal, rejected } from '../errors/refusal.ts';
import type { DirectConversationState } from './directConversation.state.ts';

export type DirectDraft = DraftOf<DirectMessagesFact>;

/** Who is to talk with whom. */
export interface OpenDirectConversation {
  readonly kind: DirectConversationKind;
  /** The opener included, in the order of the ids. */
  readonly participantIds: readonly Id[];
}

/** How the people whom a command brings in stand to whoever brings them. */
export interface Reach {
  /** All of them are known to the actor: others are answered as accounts that do not exist. */
  readonly areKnown: boolean;
  /** Each of them and the actor take something new from each other. */
  readonly mayTalk: boolean;
}

/** One other person makes a pair, more a group. */
export const conversationWith = (openerId: Id, userIds: readonly Id[]): OpenDirectConversation | Refusal => {
  if (userIds.length === 0) return invalid('userIds', 'EMPTY');
  if (userIds.length >= mostParticipants) return invalid('userIds', 'TOO_MANY', mostParticipants - 1);
  if (userIds.includes(openerId)) return invalid('userIds', 'YOURSELF');
  if (new Set(userIds).size < userIds.length) return invalid('userIds', 'REPEATED');
  return { kind: userIds.length === 1 ? 'PAIR' : 'GROUP', participantIds: [openerId, ...userIds].sort() };
};

/** Why somebody is not brought in, or nothing. Who is not known is answered before anything else is said of them. */
export const reachRefused = ({ areKnown, mayTalk }: Reach): Refusal | undefined => {
  if (!areKnown) return rejected('NOT_FOUND');
  return mayTalk ? undefined : rejected('CONVERSATION_CLOSED');
};

/** A pair that talks already is found, not opened again. */
export const decideOpenDirectConversation = (
  state: DirectConversationState,
  { kind, participantIds }: OpenDirectConversation,
  reach: Reach,
): readonly DirectDraft[] | Refusal => {
  const refused = reachRefused(reach);
  if (refused !== undefined) return refused;
  return state.status === 'OPENED' ? [] : [{ type: 'DirectConversationOpened', data: { kind, participantIds } }];
};
