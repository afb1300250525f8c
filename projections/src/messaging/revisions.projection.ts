import { type Id, subjectOf } from '@chat/schema/events';
import { type RevisionDocument, revisionsView } from '@chat/schema/views';
import { defineProjection, type FactOfType } from '../runner/projection.ts';

const revisionOf = (fact: FactOfType<'MessagePosted' | 'MessageEdited'>, messageId: Id): Omit<RevisionDocument, 'pos'> => ({
  _id: fact.id,
  messageId,
  channelId: subjectOf(fact.stream),
  // Only its author changes what a message says, so whoever edited it wrote it.
  authorId: fact.type === 'MessagePosted' ? fact.data.authorId : fact.meta.actor.id,
  seq: fact.revision + 1,
  at: fact.meta.occurredAt ?? fact.meta.at,
  content: fact.data.text?.content ?? null,
});

/** Every text that a message ever had, until it is shredded. */
export const revisionsProjection = defineProjection(revisionsView, {
  MessagePosted: { text: true, touches: (fact) => [fact.id], evolve: (_revision, fact) => revisionOf(fact, fact.id) },
  MessageEdited: { text: true, touches: (fact) => [fact.id], evolve: (_revision, fact) => revisionOf(fact, fact.data.messageId) },
  LeavesShredded: {
    touches: (fact) => fact.data.targets.filter((target) => target.kind === 'MESSAGE').map((target) => target.factId),
    evolve: (revision) => (revision === undefined ? undefined : { ...revision, content: null }),
  },
});
