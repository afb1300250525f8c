import type { Emoji, Id, Millis } from '@chat/schema/events';
import { isRefusal, type Refusal, rejected } from '../errors/refusal.ts';
import type { ConversationState } from './conversation.state.ts';
import { type PostedMessage, postedMessage } from './existing.policy.ts';
import type { Writer } from './messaging.policy.ts';
import type { MessagingDraft } from './sendMessage.decide.ts';
import { archivedRefused, joiningRefused, writingRefused } from './writable.policy.ts';

/** An emoji on a message. */
export interface Reaction {
  readonly messageId: Id;
  readonly emoji: Emoji;
}

const mostReactions = 20;

/** ADD_REACTIONS governs emoji that nobody put there yet; joining one is open to all who may write at all. */
const addingRefused = (writer: Writer, message: PostedMessage, { emoji }: Reaction, at: Millis): Refusal | undefined => {
  if (message.reactions.has(emoji)) return joiningRefused(writer, at);
  const refused = writingRefused(writer, 'ADD_REACTIONS', at);
  if (refused !== undefined) return refused;
  return message.reactions.size < mostReactions ? undefined : rejected('TOO_MANY', { rule: 'REACTIONS', limit: mostReactions });
};

export const decideAddReaction = (
  state: ConversationState,
  { writer, reaction }: { readonly writer: Writer; readonly reaction: Reaction },
  at: Millis,
): readonly MessagingDraft[] | Refusal => {
  const message = postedMessage(state, reaction.messageId);
  if (isRefusal(message)) return message;
  const { userId } = writer;
  if (state.reacts(reaction.messageId, reaction.emoji, userId)) return [];
  return addingRefused(writer, message, reaction, at) ?? [{ type: 'ReactionAdded', data: { ...reaction, userId } }];
};

/** Only one's own, whatever one is still allowed. */
export const decideRemoveReaction = (
  state: ConversationState,
  { writer, reaction }: { readonly writer: Writer; readonly reaction: Reaction },
): readonly MessagingDraft[] | Refusal => {
  const message = postedMessage(state, reaction.messageId);
  if (isRefusal(message)) return message;
  const { userId } = writer;
  if (!state.reacts(reaction.messageId, reaction.emoji, userId)) return [];
  return archivedRefused(writer) ?? [{ type: 'ReactionRemoved', data: { ...reaction, userId } }];
};
