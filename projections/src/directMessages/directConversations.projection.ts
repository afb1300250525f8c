import { subjectOf } from '@chat/schema/events';
import { type DirectConversationDocument, directConversationsView } from '@chat/schema/views';
import { defineProjection, type FactOfType, type Folded } from '../runner/projection.ts';

const ofConversation = (fact: { readonly stream: string }) => [subjectOf(fact.stream)];

const opened = (fact: FactOfType<'DirectConversationOpened'>): Folded<DirectConversationDocument> => ({
  _id: subjectOf(fact.stream),
  kind: fact.data.kind,
  participantIds: fact.data.participantIds,
  openedAt: fact.meta.at,
  lastMessageSeq: 0,
  lastPosition: fact.position,
});

/** Direct conversations with who is in them and how new they are. Of other channels, messages change nothing here. */
export const directConversationsProjection = defineProjection(directConversationsView, {
  DirectConversationOpened: { touches: ofConversation, evolve: (_conversation, fact) => opened(fact) },
  ParticipantAdded: {
    touches: ofConversation,
    evolve: (conversation, fact) =>
      conversation && { ...conversation, participantIds: [...conversation.participantIds, fact.data.userId] },
  },
  ParticipantLeft: {
    touches: ofConversation,
    evolve: (conversation, fact) =>
      conversation && {
        ...conversation,
        participantIds: conversation.participantIds.filter((userId) => userId !== fact.data.userId),
      },
  },
  MessagePosted: {
    touches: ofConversation,
    evolve: (conversation, fact) =>
      conversation && { ...conversation, lastMessageSeq: fact.revision + 1, lastPosition: fact.position },
  },
});
