export { type ConversationCommand, type Conversations, conversations } from './conversationCommand.ts';
export type { EditMessage } from './editMessage.decide.ts';
export { ForeignConversation, type PlacedMessage } from './importedConversation.ts';
export type { ImportedMessage } from './importMessages.decide.ts';
export { type MessageBatch, type MessageImporter, messageImporter, type SealedBatch } from './importMessages.handlers.ts';
export { type MarkedRead, markRead, readUpTo } from './markRead.handlers.ts';
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
export { type Reader, type Readers, readers } from './reader.ts';
export type { MarkRead } from './readPosition.policy.ts';
export { type RevisionPlace, revisionTexts } from './revisionTexts.ts';
export type { Reply, SendMessage } from './sendMessage.decide.ts';
export { type Shred, shredMessage } from './shredMessage.handlers.ts';
export { startTyping } from './startTyping.handlers.ts';
