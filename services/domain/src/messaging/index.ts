export { type ConversationCommand, type Conversations, conversations } from './conversationCommand.ts';
export type { EditMessage } from './editMessage.decide.ts';
export { ForeignConversation, type PlacedMessage } from './importedConversation.ts';
export type { ImportedMessage } from './importMessages.decide.ts';
export { type MessageBatch, type MessageImporter, messageImporter } from './importMessages.handlers.ts';
export {
  addReaction,
  deleteMessage,
  editMessage,
  pinMessage,
  removeReaction,
  sendMessage,
  unpinMessage,
} from './messaging.handlers.ts';
export type { Reaction } from './reactions.decide.ts';
export type { Reply, SendMessage } from './sendMessage.decide.ts';
