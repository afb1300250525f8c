export { conversationsProjection } from './conversations.projection.ts';
export { messagesProjection } from './messages.projection.ts';
export { reactorsProjection } from './reactors.projection.ts';
export { receiptsProjection } from './receipts.projection.ts';
export { revisionsProjection } from './revisions.projection.ts';
