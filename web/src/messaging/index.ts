export { Conversation } from './Conversation.tsx';
export { OutboxProvider } from './OutboxProvider.tsx';
export { useOutbox } from './useOutbox.ts';
