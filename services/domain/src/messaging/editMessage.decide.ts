import type { Id, Millis } from '@chat/schema/events';
import { mentionsOf } from '@chat/schema/markup';
import { isRefusal, type Refusal, rejected } from '../errors/refusal.ts';
import { brokenContent, storedMentions } from './content.policy.ts';
import type { ConversationState } from './conversation.state.ts';
import { postedMessage } from './existing.policy.ts';
import { isAuthor, type Writer } from './messaging.policy.ts';
import type { MessagingDraft } from './sendMessage.decide.ts';
import { writingRefused } from './writable.policy.ts';

/** What an author wants a message to say instead. */
export interface EditMessage {
  readonly messageId: Id;
  readonly content: string;
}

export const decideEditMessage = (
  state: ConversationState,
  { writer, command }: { readonly writer: Writer; readonly command: EditMessage },
  at: Millis,
): readonly MessagingDraft[] | Refusal => {
  const { messageId, content } = command;
  const refused = writingRefused(writer, 'SEND_MESSAGES', at) ?? brokenContent(content);
  if (refused !== undefined) return refused;
  const message = postedMessage(state, messageId);
  if (isRefusal(message)) return message;
  if (!isAuthor(writer, message.authorId)) return rejected('FORBIDDEN');
  return [
    { type: 'MessageEdited', data: { messageId, mentions: storedMentions(writer, mentionsOf(content)), text: { content } } },
  ];
};
