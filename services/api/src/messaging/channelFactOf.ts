import { type MessagingFact, type OpenedOf, type Recorded, subjectOf } from '@chat/schema/events';
import { encodeCursor } from '../graph/page.ts';
import * as types from './messageFacts.types.ts';

type OpenedMessaging = Recorded<OpenedOf<MessagingFact>>;

const common = (fact: OpenedMessaging) => ({
  factId: fact.id,
  channelId: subjectOf(fact.stream),
  seq: fact.revision + 1,
  cursor: encodeCursor(['c', fact.revision + 1]),
  actorId: fact.meta.actor.id,
  at: fact.meta.occurredAt ?? fact.meta.at,
  messageId: fact.type === 'MessagePosted' ? fact.id : fact.data.messageId,
});

/** The live payload of a fact of a channel: made of the fact and nothing else. */
export const channelFactOf = (fact: OpenedMessaging): types.ChannelFact => {
  switch (fact.type) {
    case 'MessagePosted': {
      const { authorId, mentions, replies, text } = fact.data;
      return Object.assign(new types.MessagePosted(), common(fact), {
        authorId,
        mentions,
        replies,
        content: text?.content ?? null,
      });
    }
    case 'MessageEdited':
      return Object.assign(new types.MessageEdited(), common(fact), {
        mentions: fact.data.mentions,
        content: fact.data.text?.content ?? null,
      });
    case 'MessageDeleted':
      return Object.assign(new types.MessageDeleted(), common(fact), { byAuthor: fact.data.byAuthor });
    case 'ReactionAdded':
      return Object.assign(new types.ReactionAdded(), common(fact), { userId: fact.data.userId, emoji: fact.data.emoji });
    case 'ReactionRemoved':
      return Object.assign(new types.ReactionRemoved(), common(fact), { userId: fact.data.userId, emoji: fact.data.emoji });
    case 'MessagePinned':
      return Object.assign(new types.MessagePinned(), common(fact));
    case 'MessageUnpinned':
      return Object.assign(new types.MessageUnpinned(), common(fact));
  }
};
