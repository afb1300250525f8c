import { addressKey, limitRules } from '@chat/platform';
import { type Id, type SessionEndCause, streams } from '@chat/schema/events';
import type { Answer, PersonCaller, Services } from '../commands/index.ts';
import { type Refusal, rejected } from '../errors/index.ts';
import { decideEndOwnSession, decideEndSession, decideLogOutEverywhere } from './account.decide.ts';
import { account } from './account.state.ts';
import { onAccount } from './accountCommand.ts';
import { renewedGrant, type SessionGrant } from './grants.ts';
import { limited } from './limited.ts';
import { type Refreshed, takeSecret } from './refreshFamilies.ts';
import { type Session, sessionsOf } from './sessionRecords.ts';
import { callerAs, type Visitor } from './visitor.ts';

/** A session ends by what the server saw, on nobody's behalf but its owner's. */
const endSeen = async (services: Services, visitor: Visitor, key: Id, seen: SeenSession): Promise<void> => {
  const { userId, sessionId, cause } = seen;
  await onAccount(services, {
    name: 'refresh',
    key,
    userId,
    caller: callerAs(visitor, userId),
    decide: (state) => decideEndSession(state, sessionId, cause),
  });
};

interface SeenSession {
  readonly userId: Id;
  readonly sessionId: Id;
  readonly cause: SessionEndCause;
}

const isOver = async (services: Services, userId: Id, sessionId: Id): Promise<boolean> => {
  const { state } = await services.aggregates.load(streams.account(userId), account);
  return state.status !== 'REGISTERED' || !state.sessions.has(sessionId);
};

const renewed = async (
  services: Services,
  visitor: Visitor,
  { userId, sessionId, refresh }: Extract<Refreshed, { readonly status: 'ROTATED' }>,
): Promise<SessionGrant | Refusal> => {
  if (await isOver(services, userId, sessionId)) return rejected('UNAUTHENTICATED');
  const position = (await services.store.head())?.position ?? '';
  return renewedGrant(services, { userId, sessionId, device: visitor.device, position }, refresh);
};

const causes = { REUSED: 'REFRESH_REUSED', EXPIRED: 'EXPIRED' } as const;

/**
 * New tokens for the refresh secret, which is replaced. A secret that was replaced before ends its session (ASVS), but for the
 * one that was replaced last, once, for 30 seconds: an answer that never arrived does not log anybody out.
 */
export const refresh =
  (services: Services) =>
  async (visitor: Visitor, key: Id, secret: string | undefined): Promise<SessionGrant | Refusal> => {
    const over = await limited(services, [addressKey(visitor.address), limitRules.refreshPerAddress]);
    if (over !== undefined) return over;
    const taken = await takeSecret(services, secret ?? '');
    if (taken.status === 'ROTATED') return renewed(services, visitor, taken);
    if (taken.status !== 'UNKNOWN') await endSeen(services, visitor, key, { ...taken, cause: causes[taken.status] });
    return rejected('UNAUTHENTICATED');
  };

export const logOut =
  (services: Services) =>
  (caller: PersonCaller, key: Id): Promise<Answer> =>
    onAccount(services, {
      name: 'logOut',
      key,
      userId: caller.actor.id,
      caller,
      decide: (state) => decideEndSession(state, caller.sessionId, 'LOGGED_OUT'),
    });

export const logOutEverywhere =
  (services: Services) =>
  (caller: PersonCaller, key: Id, keepCurrent: boolean): Promise<Answer> =>
    onAccount(services, {
      name: 'logOutEverywhere',
      key,
      userId: caller.actor.id,
      caller,
      decide: (state) => decideLogOutEverywhere(state, caller.sessionId, keepCurrent),
    });

export const endSession =
  (services: Services) =>
  (caller: PersonCaller, key: Id, sessionId: Id): Promise<Answer> =>
    onAccount(services, {
      name: 'endSession',
      key,
      userId: caller.actor.id,
      caller,
      decide: (state) => decideEndOwnSession(state, caller.sessionId, sessionId),
      repeats: ([ended]) => ended?.type === 'SessionEnded' && ended.data.sessionId === sessionId,
    });

/** The caller's sessions that have not ended, newest first. */
export const sessions =
  (services: Services) =>
  async (caller: PersonCaller): Promise<readonly Session[]> => {
    const { state } = await services.aggregates.load(streams.account(caller.actor.id), account);
    return sessionsOf(services, caller.actor.id, state);
  };
