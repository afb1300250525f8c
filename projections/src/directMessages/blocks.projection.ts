import { subjectOf } from '@chat/schema/events';
import { blockId, blocksView } from '@chat/schema/views';
import { defineProjection, type FactOfType } from '../runner/projection.ts';

const ofBlock = (fact: FactOfType<'PersonBlocked' | 'PersonUnblocked'>) => [blockId(subjectOf(fact.stream), fact.data.userId)];

/** Who blocks whom. */
export const blocksProjection = defineProjection(blocksView, {
  PersonBlocked: {
    touches: ofBlock,
    evolve: (_block, fact, id) => ({
      _id: id,
      userId: subjectOf(fact.stream),
      blockedId: fact.data.userId,
      at: fact.meta.at,
    }),
  },
  PersonUnblocked: { touches: ofBlock, evolve: () => undefined },
});
