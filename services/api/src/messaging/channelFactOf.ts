import { type Id, type MessagingFact, type OpenedOf, type Recorded, subjectOf } from '@chat/schema/events';
import { channelCursor } from '../live/cursor.ts';
import * as types from './messageFacts.types.ts';

/** A fact of a channel with its text. */
export type OpenedMessaging = Recorded<OpenedOf<MessagingFact>>;

const common = (fact: OpenedMessaging, logId: Id) => ({
  factId: fact.id,
  channelId: subjectOf(fact.stream),
  seq: fact.revision + 1,
  cursor: channelCursor(logId, fact.revision + 1),
  position: fact.position,
  actorId: fact.meta.actor.id,
  at: fact.meta.occurredAt ?? fact.meta.at,
  messageId: fact.type === 'MessagePosted' ? fact.id : fact.data.messageId,
});

/** The live payload of a fact of a channel: made of the fact and nothing else. */
export const channelFactOf = (fact: OpenedMessaging, logId: Id): types.ChannelFact => {
  switch (fact.type) {
    case 'MessagePosted': {
      const { authorId, mentions, replies, text } = fact.data;
      return Object.assign(new types.MessagePosted(), common(fact, logId), {
        authorId,
        mentions,
        replies,
        content: text?.content ?? null,
      });
    }
    case 'MessageEdited':
      return Object.assign(new types.MessageEdited(), common(fact, logId), {
        mentions: fact.data.mentions,
        content: fact.data.text?.content ?? null,
      });
    case 'MessageDeleted':
      return Object.assign(new types.MessageDeleted(), common(fact, logId), { byAuthor: fact.data.byAuthor });
    case 'ReactionAdded':
      return Object.assign(new types.ReactionAdded(), common(fact, logId), { userId: fact.data.userId, emoji: fact.data.emoji });
    case 'ReactionRemoved':
      return Object.assign(new types.ReactionRemoved(), common(fact, logId), {
        userId: fact.data.userId,
        emoji: fact.data.emoji,
      });
    case 'MessagePinned':
      return Object.assign(new types.MessagePinned(), common(fact, logId));
    case 'MessageUnpinned':
      return Object.assign(new types.MessageUnpinned(), common(fact, logId));
  }
};
