import type { Id, Millis } from '@chat/schema/events';
import { isRefusal, type Refusal, rejected } from '../errors/refusal.ts';
import type { ConversationState } from './conversation.state.ts';
import { postedMessage } from './existing.policy.ts';
import type { Writer } from './messaging.policy.ts';
import type { MessagingDraft } from './sendMessage.decide.ts';
import { writingRefused } from './writable.policy.ts';

interface Pinning {
  readonly writer: Writer;
  readonly messageId: Id;
}

const mostPins = 250;

export const decidePinMessage = (
  state: ConversationState,
  { writer, messageId }: Pinning,
  at: Millis,
): readonly MessagingDraft[] | Refusal => {
  const refused = writingRefused(writer, 'PIN_MESSAGES', at);
  if (refused !== undefined) return refused;
  const message = postedMessage(state, messageId);
  if (isRefusal(message)) return message;
  if (message.pinned) return [];
  if (state.pinned() >= mostPins) return rejected('TOO_MANY', { rule: 'PINS', limit: mostPins });
  return [{ type: 'MessagePinned', data: { messageId } }];
};

export const decideUnpinMessage = (
  state: ConversationState,
  { writer, messageId }: Pinning,
  at: Millis,
): readonly MessagingDraft[] | Refusal => {
  const refused = writingRefused(writer, 'PIN_MESSAGES', at);
  if (refused !== undefined) return refused;
  const message = postedMessage(state, messageId);
  if (isRefusal(message)) return message;
  return message.pinned ? [{ type: 'MessageUnpinned', data: { messageId } }] : [];
};
