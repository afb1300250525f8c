export { Conversation } from './Conversation.tsx';
export { MarkReadDocument } from './markRead.generated.ts';
export { OutboxProvider, useAccountOutbox } from './OutboxProvider.tsx';
export { useOutbox } from './useOutbox.ts';
