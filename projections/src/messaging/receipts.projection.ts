import type { Id, MessagingFact } from '@chat/schema/events';
import { subjectOf } from '@chat/schema/events';
import { type ReceiptDocument, receiptsView } from '@chat/schema/views';
import { defineProjection, type FactOfType, type Handler } from '../runner/projection.ts';

type Receipted = Exclude<MessagingFact['type'], 'MessagePosted'>;

const receipt = {
  touches: (fact: FactOfType<Receipted>) => [fact.id],
  evolve: (_receipt: unknown, fact: FactOfType<Receipted>, id: string) => ({
    _id: id as Id, // the one document that it touches is the fact's own
    channelId: subjectOf(fact.stream),
    seq: fact.revision + 1,
  }),
} satisfies Handler<ReceiptDocument, Receipted>;

/** Where the facts of a channel stand that are not messages, so that a retried command finds its own. */
export const receiptsProjection = defineProjection<ReceiptDocument>(receiptsView, {
  MessageEdited: receipt,
  MessageDeleted: receipt,
  ReactionAdded: receipt,
  ReactionRemoved: receipt,
  MessagePinned: receipt,
  MessageUnpinned: receipt,
});
