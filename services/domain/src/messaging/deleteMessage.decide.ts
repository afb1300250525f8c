import type { Id } from '@chat/schema/events';
import { type Refusal, rejected } from '../errors/refusal.ts';
import { allows } from '../membership/permissions.policy.ts';
import type { ConversationState } from './conversation.state.ts';
import { isAuthor, type Writer } from './messaging.policy.ts';
import type { MessagingDraft } from './sendMessage.decide.ts';
import { archivedRefused } from './writable.policy.ts';

/** One's own, whatever one is still allowed; others' with MANAGE_MESSAGES. What is deleted already stays so. */
export const decideDeleteMessage = (
  state: ConversationState,
  { writer, messageId }: { readonly writer: Writer; readonly messageId: Id },
): readonly MessagingDraft[] | Refusal => {
  const refused = archivedRefused(writer);
  if (refused !== undefined) return refused;
  const message = state.message(messageId);
  if (message.status === 'UNKNOWN') return rejected('NOT_FOUND');
  const byAuthor = isAuthor(writer, message.authorId);
  if (!byAuthor && !allows(writer.permissions, 'MANAGE_MESSAGES')) return rejected('FORBIDDEN');
  if (message.status === 'DELETED') return [];
  const deleted: MessagingDraft = { type: 'MessageDeleted', data: { messageId, byAuthor } };
  // The pin goes first, so that the count of pins stays true without looking at the message.
  return message.pinned ? [{ type: 'MessageUnpinned', data: { messageId } }, deleted] : [deleted];
};
