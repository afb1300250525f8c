import { Channel } from '../guilds/index.ts';
import { conversationFieldsOf } from './conversationFields.ts';

/** What is said in a channel of a guild. */
export const ChannelMessagesResolver = conversationFieldsOf(() => Channel);
