import { type Id, type Millis, type Position, streams } from '@chat/schema/events';
import type { Services } from '../commands/index.ts';
import { type Refusal, rejected } from '../errors/index.ts';
import { account } from './account.state.ts';
import { type RefreshSecret, startFamily } from './refreshFamilies.ts';
import { sawSession } from './sessionRecords.ts';

/** What lets a client act as a person. */
export interface SessionGrant {
  readonly userId: Id;
  readonly sessionId: Id;
  readonly accessToken: string;
  readonly accessExpiresAt: Millis;
  readonly refresh: RefreshSecret;
  readonly position: Position;
}

export interface GrantedSession {
  readonly userId: Id;
  readonly sessionId: Id;
  readonly device: string;
  readonly position: Position;
}

/** Tokens for a session that goes on. */
export const renewedGrant = async (
  services: Services,
  { userId, sessionId, device, position }: GrantedSession,
  refresh: RefreshSecret,
): Promise<SessionGrant> => {
  await sawSession(services, userId, sessionId, device);
  const accessExpiresAt = services.clock.now() + services.tokens.life;
  const accessToken = await services.tokens.issue({ userId, sessionId, expiresAt: accessExpiresAt });
  return { userId, sessionId, accessToken, accessExpiresAt, refresh, position };
};

/** Tokens for a session that has begun. A retry that comes after the session has ended gets none: log in again. */
export const grantSession = async (services: Services, granted: GrantedSession): Promise<SessionGrant | Refusal> => {
  const { userId, sessionId } = granted;
  const { state } = await services.aggregates.load(streams.account(userId), account);
  if (state.status !== 'REGISTERED' || !state.sessions.has(sessionId)) return rejected('UNAUTHENTICATED');
  return renewedGrant(services, granted, await startFamily(services, userId, sessionId));
};

/** The later of two positions: an upper bound for what both steps did. */
export const laterOf = (one: Position, other: Position): Position => {
  if (one > other) return one;
  return other;
};
