import type { Count, Id, Position } from '@chat/schema/events';
import { newestSeq, type PersonCaller, type Services } from '../commands/index.ts';
import { invalid, isRefusal, type Refusal, rejected } from '../errors/index.ts';
import { inChannel } from './inChannel.ts';
import { afterMarkRead, type MarkRead, type ReadPosition, unreadFromTheStart } from './readPosition.policy.ts';

const collection = 'readPositions';
const mostAttempts = 20;

const idOf = (userId: Id, channelId: Id): string => `${userId} ${channelId}`;

/** Up to where the person has read now. */
export interface MarkedRead {
  readonly seq: Count;
  readonly position: Position;
}

/** Up to where somebody has read a channel; 0 where they never did. */
export const readUpTo =
  ({ privateStore }: Services) =>
  async (userId: Id, channelId: Id): Promise<Count> => {
    const found = await privateStore.get<ReadPosition>(collection, idOf(userId, channelId));
    return (found?.value ?? unreadFromTheStart).seq;
  };

const move = async (services: Services, id: string, mark: MarkRead): Promise<ReadPosition | Refusal> => {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const found = await services.privateStore.get<ReadPosition>(collection, id);
    const before = found?.value ?? unreadFromTheStart;
    const after = afterMarkRead(before, mark);
    if (after === before) return after;
    const { seq, manual } = after;
    if (await services.privateStore.write([{ collection, id, value: { seq, manual }, expected: found?.version ?? 0 }]))
      return after;
  }
  return rejected('UNAVAILABLE', { retryAfter: 1_000 });
};

/** Tells the person's other clients. A place that the channel has not reached yet is refused: it would hide what comes. */
export const markRead =
  (services: Services) =>
  async (caller: PersonCaller, channelId: Id, mark: MarkRead): Promise<MarkedRead | Refusal> => {
    const standing = await inChannel(services, caller, channelId, services.clock.now());
    if (isRefusal(standing)) return standing;
    const newest = await newestSeq(services, channelId);
    if (!Number.isSafeInteger(mark.seq) || mark.seq < 0 || mark.seq > newest) return invalid('seq', 'RANGE', newest);
    const moved = await move(services, idOf(caller.actor.id, channelId), mark);
    if (isRefusal(moved)) return moved;
    services.announcements.toViewer(caller.actor.id, { type: 'ReadPositionChanged', channelId, seq: moved.seq });
    const head = await services.store.head();
    return { seq: moved.seq, position: head?.position ?? '' };
  };
