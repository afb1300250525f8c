import type { DirectConversationKind, DirectMessagesFact, Folded, Id } from '@chat/schema/events';

/** A direct conversation as commands see it. */
export type DirectConversationState =
  | { readonly status: 'UNKNOWN' }
  | {
      readonly status: 'OPENED';
      readonly kind: DirectConversationKind;
      /** Those who are in it, each with the revision of the fact by which they came; 0: from the opening on. */
      readonly participants: ReadonlyMap<Id, number>;
    };

/** One that exists. */
export type OpenedConversation = Extract<DirectConversationState, { readonly status: 'OPENED' }>;

const evolveOpened = (state: OpenedConversation, fact: Folded<DirectMessagesFact>): OpenedConversation => {
  const participants = new Map(state.participants);
  switch (fact.type) {
    case 'DirectConversationOpened':
      return state;
    case 'ParticipantAdded':
      return { ...state, participants: participants.set(fact.data.userId, fact.revision) };
    case 'ParticipantLeft':
      participants.delete(fact.data.userId);
      return { ...state, participants };
  }
};

const evolve = (state: DirectConversationState, fact: Folded<DirectMessagesFact>): DirectConversationState => {
  if (state.status === 'OPENED') return evolveOpened(state, fact);
  if (fact.type !== 'DirectConversationOpened') return state;
  const { kind, participantIds } = fact.data;
  return { status: 'OPENED', kind, participants: new Map(participantIds.map((userId) => [userId, fact.revision])) };
};

/** Stream `dm-<id>`. */
export const directConversation = { initial: { status: 'UNKNOWN' } as DirectConversationState, evolve };
