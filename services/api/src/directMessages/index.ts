export { DirectConversationResolver, ViewerConversationsResolver } from './directConversation.resolver.ts';
export { DirectConversationKindEnum } from './directConversation.types.ts';
export { DirectMessagesResolver } from './directMessages.resolver.ts';
export { BlockMutations, DirectMutations } from './directMutations.resolver.ts';
export { visibleDirectConversation } from './visibleDirectConversation.ts';
