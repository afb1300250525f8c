import type { DraftOf, Id, MessagingFact, Millis } from '@chat/schema/events';
import { mentionsOf } from '@chat/schema/markup';
import { invalid, type Refusal } from '../errors/refusal.ts';
import { brokenContent, storedMentions } from './content.policy.ts';
import type { ConversationState } from './conversation.state.ts';
import type { Writer } from './messaging.policy.ts';
import { writingRefused } from './writable.policy.ts';

export interface Reply {
  readonly messageId: Id;
  /** Whether the author of that message is told. */
  readonly mention: boolean;
}

/** What somebody wants to say in a channel. */
export interface SendMessage {
  readonly content: string;
  readonly replies: readonly Reply[];
}

export type MessagingDraft = DraftOf<MessagingFact>;

const mostReplies = 5;

const brokenReply = (state: ConversationState, replies: readonly Reply[]): Refusal | undefined => {
  if (replies.length > mostReplies) return invalid('replies', 'TOO_MANY', mostReplies);
  if (new Set(replies.map((reply) => reply.messageId)).size < replies.length) return invalid('replies', 'REPEATED');
  const unknown = replies.some((reply) => state.message(reply.messageId).status !== 'POSTED');
  return unknown ? invalid('replies', 'UNKNOWN_MESSAGE') : undefined;
};

export const decideSendMessage = (
  state: ConversationState,
  { writer, command }: { readonly writer: Writer; readonly command: SendMessage },
  at: Millis,
): readonly MessagingDraft[] | Refusal => {
  const refused =
    writingRefused(writer, 'SEND_MESSAGES', at) ?? brokenContent(command.content) ?? brokenReply(state, command.replies);
  if (refused !== undefined) return refused;
  const mentions = storedMentions(writer, mentionsOf(command.content));
  return [
    {
      type: 'MessagePosted',
      data: { authorId: writer.userId, mentions, replies: command.replies, text: { content: command.content } },
    },
  ];
};
