import type { Id } from '@chat/schema/events';
import { type Refusal, rejected } from '../errors/refusal.ts';
import type { ConversationState } from './conversation.state.ts';
import type { MessageState } from './message.state.ts';

/** A message that says something. */
export type PostedMessage = Extract<MessageState, { readonly status: 'POSTED' }>;

/** The message, or why there is nothing to act on. */
export const postedMessage = (state: ConversationState, messageId: Id): PostedMessage | Refusal => {
  const message = state.message(messageId);
  if (message.status === 'UNKNOWN') return rejected('NOT_FOUND');
  return message.status === 'DELETED' ? rejected('MESSAGE_DELETED') : message;
};
