import type { Id, Millis } from '@chat/schema/events';
import type { Services } from '../commands/index.ts';
import { unseen } from './account.decide.ts';
import type { AccountState } from './account.state.ts';
import { refreshCollection } from './refreshFamilies.ts';
import { refreshesWithin } from './refreshFamily.state.ts';

/** What is remembered of a session beside the log. */
interface SessionRecord {
  readonly device: string;
  readonly lastSeenAt: Millis;
}

/** A session as its owner sees it. */
export interface Session {
  readonly sessionId: Id;
  readonly device: string;
  readonly startedAt: Millis;
  readonly lastSeenAt: Millis;
}

const collection = 'sessions';
const longestDevice = 256;
const mostListed = 1_000;

const recordId = (userId: Id, sessionId: Id): string => `${userId}_${sessionId}`;

/** Remembers that a session is in use now, and by what. */
export const sawSession = async (services: Services, userId: Id, sessionId: Id, device: string): Promise<void> => {
  const value = { device: device.slice(0, longestDevice), lastSeenAt: services.clock.now() };
  await services.privateStore.write([{ collection, id: recordId(userId, sessionId), value }]);
};

const recordsOf = async ({ privateStore }: Services, userId: Id): Promise<ReadonlyMap<string, SessionRecord>> => {
  const found = await privateStore.list<SessionRecord>(collection, { prefix: `${userId}_`, limit: mostListed });
  return new Map(found.map(({ id, value }) => [id, value]));
};

/** Sessions of the account that have not ended, newest first. */
export const sessionsOf = async (services: Services, userId: Id, state: AccountState): Promise<readonly Session[]> => {
  if (state.status !== 'REGISTERED') return [];
  const records = await recordsOf(services, userId);
  const sessions = [...state.sessions].map(([sessionId, { startedAt }]) => {
    const record = records.get(recordId(userId, sessionId));
    return { sessionId, device: record?.device ?? '', startedAt, lastSeenAt: record?.lastSeenAt ?? startedAt };
  });
  return sessions.sort((one, other) => other.startedAt - one.startedAt);
};

/** Sessions whose refresh secret has expired, so that nobody can come back to them. */
export const expiredSessions = async (services: Services, userId: Id, state: AccountState): Promise<ReadonlySet<Id>> => {
  const records = await recordsOf(services, userId);
  const since = services.clock.now() - refreshesWithin;
  return unseen(state, (sessionId, startedAt) => (records.get(recordId(userId, sessionId))?.lastSeenAt ?? startedAt) > since);
};

/** Forgets what is kept of an ended session. Repeating it changes nothing. */
export const forgetSession = async ({ privateStore }: Services, userId: Id, sessionId: Id): Promise<void> => {
  await privateStore.write([
    { collection: refreshCollection, id: sessionId, value: null },
    { collection, id: recordId(userId, sessionId), value: null },
  ]);
};
