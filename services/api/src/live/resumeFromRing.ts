import type { Id, Position } from '@chat/schema/events';
import { caughtUp, type ResetReason, reset } from './control.types.ts';
import { type LiveCursor, logCursor } from './cursor.ts';
import type { Live } from './opening.ts';
import type { Ring } from './ring.ts';
import type { LiveItem, Subscription } from './subscription.ts';
import { seesChannels, type Topic } from './topic.ts';

export interface RingResume {
  readonly topic: Topic;
  readonly ring: Ring;
  readonly after: Extract<LiveCursor, { readonly kind: 'LOG' }> | undefined;
  /** A cursor from before this place is of no use. */
  readonly notBefore: Position;
}

const newestOf = (...positions: readonly Position[]): Position => [...positions].sort().at(-1) ?? '';

/** What was missed, or why that cannot be told. */
const missedSince = ({ ring, after, notBefore }: RingResume, logId: Id, head: Position): readonly LiveItem[] | ResetReason => {
  if (after === undefined) return [];
  if (after.logId !== logId || after.position > head) return 'LOG_REPLACED';
  return (after.position < notBefore ? undefined : ring.since(after.position)) ?? 'REFETCH';
};

/** Tells what the ring still knows, then goes on live; all in one turn, so that nothing comes in between. */
export const resumeFromRing = async (live: Live, subscription: Subscription, resume: RingResume): Promise<void> => {
  const { topic, ring, after } = resume;
  const { logId, store } = live.services;
  const head = await store.head();
  if (subscription.ended) return;
  const missed = missedSince(resume, logId, head?.position ?? '');
  if (typeof missed === 'string') {
    subscription.endWith(reset(missed));
    return;
  }
  for (const { payload, ofChannel } of missed)
    if (!ofChannel || subscription.visibility === seesChannels) subscription.show(payload);
  const place = newestOf(live.follower.position, ring.items.at(-1)?.position ?? '', after?.position ?? '');
  subscription.after = place;
  subscription.show(caughtUp(logCursor(logId, place)));
  topic.add(subscription);
};
