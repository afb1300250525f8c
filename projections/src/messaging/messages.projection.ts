import type { Emoji, Id } from '@chat/schema/events';
import { subjectOf } from '@chat/schema/events';
import { type MessageDocument, messagesView, type ReactionCount } from '@chat/schema/views';
import { defineProjection, type FactOfType } from '../runner/projection.ts';

type Posted = FactOfType<'MessagePosted'>;
type Mentions = Posted['data']['mentions'];

const mentionKeysOf = (channelId: Id, { users, roles, everyone, here }: Mentions): readonly string[] =>
  [...new Set([...users, ...roles, ...(everyone || here ? ['everyone'] : [])])].map((who) => `${channelId} ${who}`);

const ofMessage = (fact: { readonly data: { readonly messageId: Id } }): readonly Id[] => [fact.data.messageId];

const posted = (fact: Posted): Omit<MessageDocument, 'pos'> => {
  const channelId = subjectOf(fact.stream);
  const { authorId, mentions, replies, text } = fact.data;
  return {
    _id: fact.id,
    channelId,
    seq: fact.revision + 1,
    authorId,
    content: text?.content ?? null,
    mentions,
    replies,
    reactions: [],
    sentAt: fact.meta.occurredAt ?? fact.meta.at,
    postedPosition: fact.position,
    revisionId: fact.id,
    editedAt: null,
    deletedAt: null,
    deletedByAuthor: false,
    pinnedAt: null,
    shredded: text === null,
    mentionKeys: mentionKeysOf(channelId, mentions),
  };
};

/** A fact is about messages of its own channel, whatever id it names. */
const isLive = (message: MessageDocument | undefined, { stream }: { readonly stream: string }): message is MessageDocument =>
  message !== undefined && message.deletedAt === null && message.channelId === subjectOf(stream);

const counted = (reactions: readonly ReactionCount[], emoji: Emoji, change: 1 | -1): readonly ReactionCount[] => {
  const known = reactions.find((reaction) => reaction.emoji === emoji);
  if (known === undefined) return change === 1 ? [...reactions, { emoji, count: 1 }] : reactions;
  return reactions
    .map((reaction) => (reaction === known ? { emoji, count: known.count + change } : reaction))
    .filter((reaction) => reaction.count > 0);
};

/** Messages as they stand now. A deleted message keeps its place and loses everything that it said. */
export const messagesProjection = defineProjection(messagesView, {
  MessagePosted: { text: true, touches: (fact) => [fact.id], evolve: (_message, fact) => posted(fact) },
  MessageEdited: {
    text: true,
    touches: ofMessage,
    evolve: (message, fact) => {
      if (!isLive(message, fact)) return message;
      const { mentions, text } = fact.data;
      return {
        ...message,
        content: text?.content ?? null,
        mentions,
        revisionId: fact.id,
        editedAt: fact.meta.at,
        shredded: text === null,
        mentionKeys: mentionKeysOf(message.channelId, mentions),
      };
    },
  },
  MessageDeleted: {
    touches: ofMessage,
    evolve: (message, fact) =>
      isLive(message, fact)
        ? {
            ...message,
            content: null,
            mentions: { users: [], roles: [], everyone: false, here: false },
            replies: [],
            reactions: [],
            deletedAt: fact.meta.at,
            deletedByAuthor: fact.data.byAuthor,
            pinnedAt: null,
            mentionKeys: [],
          }
        : message,
  },
  ReactionAdded: {
    touches: ofMessage,
    evolve: (message, fact) =>
      isLive(message, fact) ? { ...message, reactions: counted(message.reactions, fact.data.emoji, 1) } : message,
  },
  ReactionRemoved: {
    touches: ofMessage,
    evolve: (message, fact) =>
      isLive(message, fact) ? { ...message, reactions: counted(message.reactions, fact.data.emoji, -1) } : message,
  },
  MessagePinned: {
    touches: ofMessage,
    evolve: (message, fact) => (isLive(message, fact) ? { ...message, pinnedAt: fact.meta.at } : message),
  },
  MessageUnpinned: {
    touches: ofMessage,
    evolve: (message, fact) => (isLive(message, fact) ? { ...message, pinnedAt: null } : message),
  },
  LeavesShredded: {
    touches: (fact) => fact.data.targets.filter((target) => target.kind === 'MESSAGE').map((target) => target.subjectId),
    evolve: (message, fact) => {
      const isCurrent = fact.data.targets.some((target) => target.factId === message?.revisionId);
      return message !== undefined && isCurrent ? { ...message, content: null, shredded: true } : message;
    },
  },
});
