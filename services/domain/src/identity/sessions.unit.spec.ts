import { describe, expect, it } from 'vitest';
import { isRefusal, rejected } from '../errors/index.ts';
import { completeSessionEnd } from './completion.ts';
import { callerIn, type IdentityWorld, identityWorld, must, password, registeredIn, visitor } from './testing/identityWorld.ts';

const day = 86_400_000;
const unauthenticated = rejected('UNAUTHENTICATED');

const refreshed = (world: IdentityWorld, secret: string | undefined) =>
  world.handlers.refresh(visitor, world.keys.next(), secret);

describe('refreshing', () => {
  it('replaces the secret and gives a new access token for the same session', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const first = await registeredIn(world, 'ada');
    world.clock.advance(60_000);
    const next = must(await refreshed(world, first.refresh.secret));
    expect(next.sessionId).toBe(first.sessionId);
    expect(next.refresh.secret).not.toBe(first.refresh.secret);
    expect(await world.services.tokens.verify(next.accessToken)).toMatchObject({ userId: first.userId });
    expect(await world.handlers.sessions(callerIn(next))).toMatchObject([{ device: 'spec', lastSeenAt: world.clock.now() }]);
  });

  it('ends the session of a secret that comes back', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const first = await registeredIn(world, 'ada');
    const second = must(await refreshed(world, first.refresh.secret));
    const third = must(await refreshed(world, second.refresh.secret));
    expect(await refreshed(world, first.refresh.secret)).toEqual(unauthenticated);
    expect(world.factsOf('SessionEnded').map(({ data }) => data)).toEqual([
      { sessionId: first.sessionId, cause: 'REFRESH_REUSED' },
    ]);
    expect(await refreshed(world, third.refresh.secret)).toEqual(unauthenticated);
  });

  it('lets a client ask again whose answer was lost', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const first = await registeredIn(world, 'ada');
    must(await refreshed(world, first.refresh.secret));
    world.clock.advance(30_000);
    const again = must(await refreshed(world, first.refresh.secret));
    must(await refreshed(world, again.refresh.secret));
    expect(world.countOf('SessionEnded')).toBe(0);
  });

  it('lets two tabs ask at once', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const { refresh } = await registeredIn(world, 'ada');
    const answers = await Promise.all([refreshed(world, refresh.secret), refreshed(world, refresh.secret)]);
    expect(answers.filter(isRefusal)).toEqual([]);
  });

  it('lets nobody end a session by guessing', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const { refresh, sessionId } = await registeredIn(world, 'ada');
    const [, family] = refresh.secret.split('.');
    const guesses = [undefined, '', 'nonsense', `${sessionId}.${'A'.repeat(43)}.${'A'.repeat(43)}`, `${sessionId}.${family}`];
    for (const guess of guesses) expect(await refreshed(world, guess)).toEqual(unauthenticated);
    must(await refreshed(world, refresh.secret));
  });

  it('ends with the session that nobody refreshed for 30 days', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const { refresh, sessionId } = await registeredIn(world, 'ada');
    world.clock.advance(30 * day);
    expect(await refreshed(world, refresh.secret)).toEqual(unauthenticated);
    expect(world.factsOf('SessionEnded')[0]?.data).toEqual({ sessionId, cause: 'EXPIRED' });
  });

  it('is limited by address', async () => {
    const world = await identityWorld({ mode: 'OPEN', limited: true });
    for (let count = 0; count < 1_000; count += 1) await refreshed(world, undefined);
    expect(await refreshed(world, undefined)).toMatchObject(rejected('RATE_LIMITED'));
  });
});

describe('ending sessions', () => {
  it('leaves no refresh secret that works, and nothing in the private store', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const grant = await registeredIn(world, 'ada');
    const done = must(await world.handlers.logOut(callerIn(grant), world.keys.next()));
    expect(await refreshed(world, grant.refresh.secret)).toEqual(unauthenticated);
    for (const fact of [...done.facts, ...done.facts]) await completeSessionEnd(world.services, fact);
    for (const collection of ['refresh', 'sessions'])
      expect(await world.privateStore.list(collection, { limit: 10 })).toEqual([]);
  });

  it('ends all others, and one by its id', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const first = await registeredIn(world, 'ada');
    const others = [];
    for (let count = 0; count < 3; count += 1)
      others.push(must(await world.handlers.logIn(visitor, world.keys.next(), { handle: 'ada', password })));
    const key = world.keys.next();
    const [one, two] = others.map(({ sessionId }) => sessionId);
    if (one === undefined || two === undefined) throw new Error('three were begun');
    must(await world.handlers.endSession(callerIn(first), key, one));
    expect(await world.handlers.endSession(callerIn(first), key, two)).toEqual(rejected('IDEMPOTENCY_CONFLICT'));
    expect(await world.handlers.endSession(callerIn(first), world.keys.next(), one)).toEqual(rejected('NOT_FOUND'));
    must(await world.handlers.logOutEverywhere(callerIn(first), world.keys.next(), true));
    expect(await world.handlers.sessions(callerIn(first))).toMatchObject([{ sessionId: first.sessionId }]);
    must(await world.handlers.logOutEverywhere(callerIn(first), world.keys.next(), false));
    expect(await world.handlers.sessions(callerIn(first))).toEqual([]);
  });

  it('ends no session of somebody else', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const ada = await registeredIn(world, 'ada');
    const eve = await registeredIn(world, 'eve');
    expect(await world.handlers.endSession(callerIn(eve), world.keys.next(), ada.sessionId)).toEqual(rejected('NOT_FOUND'));
  });
});

describe('settings', () => {
  it('are announced, and end with the session', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const caller = callerIn(await registeredIn(world, 'ada'));
    const change = { version: 0, change: { sounds: false } };
    const key = world.keys.next();
    expect(must(await world.handlers.changeSettings(caller, key, change)).version).toBe(1);
    expect(must(await world.handlers.changeSettings(caller, key, change)).version).toBe(1);
    expect(await world.handlers.changeSettings(caller, world.keys.next(), change)).toEqual(rejected('STALE_VERSION'));
    expect(await world.handlers.settings(caller)).toMatchObject({ version: 1, settings: { sounds: false, theme: 'DARK' } });
    must(await world.handlers.logOut(caller, world.keys.next()));
    expect(await world.handlers.changeSettings(caller, world.keys.next(), change)).toEqual(unauthenticated);
  });
});
