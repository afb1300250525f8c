export { blocksProjection } from './blocks.projection.ts';
export { directConversationsProjection } from './directConversations.projection.ts';
