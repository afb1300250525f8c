import { subjectOf } from '@chat/schema/events';
import { revisionsView } from '@chat/schema/views';
import { defineProjection } from '../runner/projection.ts';

/** Where the edits of messages stand. Their texts are not here, so nothing has to be forgotten. */
export const revisionsProjection = defineProjection(revisionsView, {
  MessageEdited: {
    touches: (fact) => [fact.id],
    evolve: (_revision, fact) => ({
      _id: fact.id,
      messageId: fact.data.messageId,
      channelId: subjectOf(fact.stream),
      seq: fact.revision + 1,
      at: fact.meta.occurredAt ?? fact.meta.at,
    }),
  },
});
