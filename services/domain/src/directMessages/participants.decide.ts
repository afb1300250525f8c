import { type Id, mostParticipants } from '@chat/schema/events';
import { invalid, isRefusal, type Refusal, rejected } from '../errors/refusal.ts';
import type { DirectConversationState, OpenedConversation } from './directConversation.state.ts';
import { type DirectDraft, type Reach, reachRefused } from './openDirectConversation.decide.ts';

/** To whoever is not in it, a conversation is unknown; a pair stays one. */
const groupOf = (state: DirectConversationState, actorId: Id): OpenedConversation | Refusal => {
  if (state.status !== 'OPENED' || !state.participants.has(actorId)) return rejected('NOT_FOUND');
  return state.kind === 'GROUP' ? state : invalid('conversationId', 'NOT_A_GROUP');
};

/** Who adds whom. */
export interface AddParticipant {
  readonly actorId: Id;
  readonly userId: Id;
}

/** Anybody in a group adds people whom they know. */
export const decideAddParticipant = (
  state: DirectConversationState,
  { actorId, userId }: AddParticipant,
  reach: Reach,
): readonly DirectDraft[] | Refusal => {
  const group = groupOf(state, actorId);
  if (isRefusal(group)) return group;
  if (group.participants.has(userId)) return [];
  const refused = reachRefused(reach);
  if (refused !== undefined) return refused;
  if (group.participants.size >= mostParticipants) return rejected('TOO_MANY', { rule: 'PARTICIPANTS', limit: mostParticipants });
  return [{ type: 'ParticipantAdded', data: { userId } }];
};

/** Whoever is in a group leaves it when they like; nobody else makes them. */
export const decideLeaveDirectConversation = (state: DirectConversationState, actorId: Id): readonly DirectDraft[] | Refusal => {
  const group = groupOf(state, actorId);
  return isRefusal(group) ? group : [{ type: 'ParticipantLeft', data: { userId: actorId } }];
};
