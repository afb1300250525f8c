import type { Services } from '../commands/index.ts';
import { blockPerson, unblockPerson } from './blocks.handlers.ts';
import { closeDirectConversation, isClosedFor, reopenDirectConversation } from './closing.handlers.ts';
import { addParticipant, leaveDirectConversation, openDirectConversation } from './directConversation.handlers.ts';

/** Every command and question of this slice, ready to be called. */
export const directMessagesHandlers = (services: Services) => ({
  openDirectConversation: openDirectConversation(services),
  addParticipant: addParticipant(services),
  leaveDirectConversation: leaveDirectConversation(services),
  closeDirectConversation: closeDirectConversation(services),
  reopenDirectConversation: reopenDirectConversation(services),
  isClosed: isClosedFor(services),
  blockPerson: blockPerson(services),
  unblockPerson: unblockPerson(services),
});
