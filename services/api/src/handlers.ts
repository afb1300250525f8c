import type { Services } from '@chat/domain/commands';
import { guildHandlers } from '@chat/domain/guilds';
import { identityHandlers } from '@chat/domain/identity';
import { joinableInvite, membershipHandlers } from '@chat/domain/membership';
import { conversations, sendMessage } from '@chat/domain/messaging';

/** Every command of the API, ready to be called. */
export const handlersOn = (services: Services) => {
  const channels = conversations(services);
  return {
    ...identityHandlers(services, async (code) => (await joinableInvite(services, code)) !== undefined),
    ...guildHandlers(services),
    ...membershipHandlers(services),
    sendMessage: sendMessage(channels),
  };
};

export type Handlers = ReturnType<typeof handlersOn>;
