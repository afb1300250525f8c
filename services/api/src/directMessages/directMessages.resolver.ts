import { conversationFieldsOf } from '../messaging/index.ts';
import { DirectConversation } from './directConversation.types.ts';

/** What is said in a direct conversation. */
export const DirectMessagesResolver = conversationFieldsOf(() => DirectConversation);
