import { list, record } from './compoundKinds.ts';
import { defineFact, type FactOf } from './definition.ts';
import { emoji, flag, id } from './kinds.ts';
import { sealed } from './sealedKind.ts';

/** Mentions repeated beside the sealed text, as ids and flags, so that no counter needs the text. */
export const mentions = record({ users: list(id, 100), roles: list(id, 100), everyone: flag, here: flag });

/** A message that another one answers; `mention` says whether its author is told. */
const reply = record({ messageId: id, mention: flag });

const content = sealed('AUTHOR', ['content']);

/** Stream `channel-<channelId>`. The message's id is the fact's id, its place (`seq`) the fact's revision + 1. */
export const MessagePosted = defineFact('MessagePosted', { authorId: id, mentions, replies: list(reply, 5), text: content });
/** Replaces text and mentions. Only the author writes it. */
export const MessageEdited = defineFact('MessageEdited', { messageId: id, mentions, text: content });
/** By its author: recoverable for 30 days; by a moderator: for the guild's evidence period. */
export const MessageDeleted = defineFact('MessageDeleted', { messageId: id, byAuthor: flag });
export const ReactionAdded = defineFact('ReactionAdded', { messageId: id, userId: id, emoji });
export const ReactionRemoved = defineFact('ReactionRemoved', { messageId: id, userId: id, emoji });
export const MessagePinned = defineFact('MessagePinned', { messageId: id });
export const MessageUnpinned = defineFact('MessageUnpinned', { messageId: id });
export const messagingFacts = {
  MessagePosted,
  MessageEdited,
  MessageDeleted,
  ReactionAdded,
  ReactionRemoved,
  MessagePinned,
  MessageUnpinned,
} as const;
export type MessagingFact = FactOf<(typeof messagingFacts)[keyof typeof messagingFacts]>;
