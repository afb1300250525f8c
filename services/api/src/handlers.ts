import type { Services } from '@chat/domain/commands';
import { directMessagesHandlers } from '@chat/domain/directMessages';
import { guildHandlers } from '@chat/domain/guilds';
import { identityHandlers } from '@chat/domain/identity';
import { joinableInvite, membershipHandlers } from '@chat/domain/membership';
import {
  addReaction,
  conversations,
  deleteMessage,
  editMessage,
  markRead,
  pinMessage,
  readers,
  readUpTo,
  removeReaction,
  sendMessage,
  shredMessage,
  startTyping,
  unpinMessage,
} from '@chat/domain/messaging';

/** Every command of the API, ready to be called. */
export const handlersOn = (services: Services) => {
  const channels = conversations(services);
  return {
    ...identityHandlers(services, async (code) => (await joinableInvite(services, code)) !== undefined),
    ...guildHandlers(services),
    ...membershipHandlers(services),
    ...directMessagesHandlers(services),
    sendMessage: sendMessage(channels),
    editMessage: editMessage(channels),
    deleteMessage: deleteMessage(channels),
    addReaction: addReaction(channels),
    removeReaction: removeReaction(channels),
    pinMessage: pinMessage(channels),
    unpinMessage: unpinMessage(channels),
    shredMessage: shredMessage(services),
    startTyping: startTyping(services),
    markRead: markRead(services),
    readUpTo: readUpTo(services),
    readerIn: readers(services).in,
  };
};

export type Handlers = ReturnType<typeof handlersOn>;
