export type { StandingConversation } from './directConversation.handlers.ts';
export { directPermissions } from './directConversation.policy.ts';
export { type DirectConversationState, directConversation } from './directConversation.state.ts';
export { directMessagesHandlers } from './directMessagesHandlers.ts';
export { type InDirectConversation, inDirectConversation } from './inDirectConversation.ts';
