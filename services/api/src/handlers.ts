import type { Services } from '@chat/domain/commands';
import { conversations, sendMessage } from '@chat/domain/messaging';

/** Every command of the API, ready to be called. */
export const handlersOn = (services: Services) => {
  const channels = conversations(services);
  return {
    sendMessage: sendMessage(channels),
  };
};

export type Handlers = ReturnType<typeof handlersOn>;
