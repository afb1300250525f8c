export { Conversation } from './Conversation.tsx';
export { MarkReadDocument } from './markRead.generated.ts';
export { OutboxProvider, useAccountOutbox } from './OutboxProvider.tsx';
export type { Kept } from './outbox.ts';
export { openOutboxStore } from './outboxStore.ts';
export { useOutbox } from './useOutbox.ts';
