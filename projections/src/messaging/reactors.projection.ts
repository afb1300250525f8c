import { reactorId, reactorsView } from '@chat/schema/views';
import { defineProjection } from '../runner/projection.ts';

/** Who reacts to what. */
export const reactorsProjection = defineProjection(reactorsView, {
  ReactionAdded: {
    touches: ({ data }) => [reactorId(data.messageId, data.emoji, data.userId)],
    evolve: (_reactor, { data, revision }, id) => ({ _id: id, ...data, seq: revision + 1 }),
  },
  ReactionRemoved: {
    touches: ({ data }) => [reactorId(data.messageId, data.emoji, data.userId)],
    evolve: () => undefined,
  },
});
