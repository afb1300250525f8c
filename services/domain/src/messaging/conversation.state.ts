import type { Emoji, Id } from '@chat/schema/events';
import type { MessageState } from './message.state.ts';

/** What a command on a channel is decided on: the messages that it names, and how many are pinned. */
export interface ConversationState {
  message(messageId: Id): MessageState;
  /** Whether somebody reacts to a message with an emoji. Only for what the command looked up. */
  reacts(messageId: Id, emoji: Emoji, userId: Id): boolean;
  pinned(): number;
}
