export { type ConversationCommand, type Conversations, conversations } from './conversationCommand.ts';
export { sendMessage } from './messaging.handlers.ts';
export type { Reply, SendMessage } from './sendMessage.decide.ts';
