import type { MessagingFact } from '@chat/schema/events';
import { subjectOf } from '@chat/schema/events';
import { type ConversationDocument, conversationsView } from '@chat/schema/views';
import { defineProjection, type FactOfType, type Folded } from '../runner/projection.ts';

type AnyMessagingFact = FactOfType<MessagingFact['type']>;

const channelOf = (fact: AnyMessagingFact) => [subjectOf(fact.stream)];

const advanced =
  (pinned: 0 | 1 | -1) =>
  (conversation: ConversationDocument | undefined, fact: AnyMessagingFact): Folded<ConversationDocument> => ({
    _id: subjectOf(fact.stream),
    lastSeq: fact.revision + 1,
    lastMessageSeq: fact.type === 'MessagePosted' ? fact.revision + 1 : (conversation?.lastMessageSeq ?? 0),
    lastAt: fact.meta.at,
    pinned: (conversation?.pinned ?? 0) + pinned,
  });

const step = { touches: channelOf, evolve: advanced(0) };

/** How far each channel is. */
export const conversationsProjection = defineProjection(conversationsView, {
  MessagePosted: step,
  MessageEdited: step,
  MessageDeleted: step,
  ReactionAdded: step,
  ReactionRemoved: step,
  MessagePinned: { touches: channelOf, evolve: advanced(1) },
  MessageUnpinned: { touches: channelOf, evolve: advanced(-1) },
});
