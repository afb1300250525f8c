import type { Count, Id, Position } from '@chat/schema/events';
import { newestSeq, type PersonCaller, type Services } from '../commands/index.ts';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import { afterClosing, type ChangeClosing, type Closing, isClosed, neverClosed } from './closing.policy.ts';
import { inDirectConversation } from './inDirectConversation.ts';

const collection = 'closedConversations';
const mostAttempts = 20;

const idOf = (userId: Id, conversationId: Id): string => `${userId} ${conversationId}`;

/** Whether somebody has put a conversation away, whose newest message stands at this `seq`. */
export const isClosedFor =
  ({ privateStore }: Services) =>
  async (userId: Id, conversationId: Id, lastMessageSeq: Count): Promise<boolean> => {
    const found = await privateStore.get<Closing>(collection, idOf(userId, conversationId));
    return isClosed(found?.value ?? neverClosed, lastMessageSeq);
  };

interface ClosingChange extends ChangeClosing {
  readonly userId: Id;
  readonly conversationId: Id;
}

/** Nothing where somebody else wrote in between. */
const changed = async ({ privateStore }: Services, change: ClosingChange) => {
  const id = idOf(change.userId, change.conversationId);
  const found = await privateStore.get<Closing>(collection, id);
  const before = found?.value ?? neverClosed;
  const after = afterClosing(before, change);
  if (after === before) return { before, after };
  const value = { upTo: after.upTo, keys: after.keys };
  const isWritten = await privateStore.write([{ collection, id, value, expected: found?.version ?? 0 }]);
  return isWritten ? { before, after } : undefined;
};

/** Tells the person's other clients where it changes anything. Nothing where it is done, else why it is not. */
export const setClosing = async (services: Services, change: ClosingChange): Promise<Refusal | undefined> => {
  const { userId, conversationId } = change;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const done = await changed(services, change);
    if (done === undefined) continue;
    const type = done.after.upTo === null ? 'DirectConversationReopened' : 'DirectConversationClosed';
    if (done.after.upTo !== done.before.upTo) services.announcements.toViewer(userId, { type, conversationId });
    return undefined;
  }
  return rejected('UNAVAILABLE', { retryAfter: 1_000 });
};

type ChangeClosed = (caller: PersonCaller, key: Id, conversationId: Id) => Promise<{ readonly position: Position } | Refusal>;

const changing =
  (closes: boolean) =>
  (services: Services): ChangeClosed =>
  async (caller, key, conversationId) => {
    const standing = await inDirectConversation(services, caller, conversationId);
    if (isRefusal(standing)) return standing;
    const upTo = closes ? await newestSeq(services, conversationId) : null;
    const refused = await setClosing(services, { userId: caller.actor.id, conversationId, key, upTo });
    return refused ?? { position: (await services.store.head())?.position ?? '' };
  };

/** Puts it away from the caller's list, until something new is said in it. */
export const closeDirectConversation = changing(true);
export const reopenDirectConversation = changing(false);
