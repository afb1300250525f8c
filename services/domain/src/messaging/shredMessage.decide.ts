import type { DraftOf, Id, VaultFact } from '@chat/schema/events';
import { type Refusal, rejected } from '../errors/refusal.ts';
import { allows } from '../membership/permissions.policy.ts';
import { isAuthor, type Writer } from './messaging.policy.ts';
import type { ShreddedState } from './shredded.state.ts';

/** A text of a message, and the key that seals it. */
export interface SealedRevision {
  readonly factId: Id;
  readonly ring: Id;
  readonly leaf: number;
}

/** Whose texts are to be destroyed, and who asks. */
export interface ShredMessage {
  readonly writer: Writer;
  readonly channelId: Id;
  readonly messageId: Id;
  readonly authorId: Id;
  readonly revisions: readonly SealedRevision[];
}

const mostTargets = 256;

/** One's own, whatever one is still allowed; others' with MANAGE_MESSAGES. A leaked text waits for nothing, no archive either. */
export const decideShredMessage = (
  state: ShreddedState,
  { writer, channelId, messageId, authorId, revisions }: ShredMessage,
): readonly DraftOf<VaultFact>[] | Refusal => {
  if (!isAuthor(writer, authorId) && !allows(writer.permissions, 'MANAGE_MESSAGES')) return rejected('FORBIDDEN');
  const left = revisions.filter(({ factId }) => !state.factIds.has(factId));
  const rings = Map.groupBy(left, ({ ring }) => ring);
  return [...rings].flatMap(([ring, ofRing]) => {
    const batches = Array.from({ length: Math.ceil(ofRing.length / mostTargets) }, (_, batch) =>
      ofRing.slice(batch * mostTargets, (batch + 1) * mostTargets),
    );
    return batches.map((batch) => ({
      type: 'LeavesShredded' as const,
      data: {
        ring,
        ranges: batch.map(({ leaf }) => ({ first: leaf, last: leaf })),
        targets: batch.map(({ factId }) => ({ kind: 'MESSAGE' as const, factId, subjectId: messageId, containerId: channelId })),
      },
    }));
  });
};
