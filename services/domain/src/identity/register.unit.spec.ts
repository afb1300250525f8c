import { describe, expect, it } from 'vitest';
import { invalid, isRefusal, rejected } from '../errors/index.ts';
import { completeRegistration } from './completion.ts';
import { callerIn, identityWorld, Killed, must, newcomer, password, registeredIn, visitor } from './testing/identityWorld.ts';

const minute = 60_000;

describe('registering', () => {
  it('opens an account, confirms its handle and begins a session', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const grant = await registeredIn(world, 'Ada');
    expect(world.store.facts.map(({ type }) => type)).toEqual([
      'RegistrationModeChanged',
      'HandleClaimed',
      'AccountRegistered',
      'SessionStarted',
      'HandleConfirmed',
    ]);
    expect(await world.services.tokens.verify(grant.accessToken)).toMatchObject({ userId: grant.userId });
    expect(grant.sessionId).toBe(world.store.facts[3]?.id);
  });

  it.each([1, 2, 3].flatMap((append) => [[append, 'before'] as const, [append, 'after'] as const]))(
    'is finished by a retry where the process dies at append %i, %s it is written',
    async (append, moment) => {
      const world = await identityWorld({ mode: 'OPEN' });
      const key = world.keys.next();
      world.killAt(append, moment);
      await expect(world.handlers.register(visitor, key, newcomer('ada'))).rejects.toThrow(Killed);
      world.revive();
      const { handlers, services } = await world.restart();
      const grant = must(await handlers.register(visitor, key, newcomer('ada')));
      expect(['HandleClaimed', 'AccountRegistered', 'SessionStarted', 'HandleConfirmed'].map(world.countOf)).toEqual([
        1, 1, 1, 1,
      ]);
      expect(await services.tokens.verify(grant.accessToken)).toMatchObject({ sessionId: grant.sessionId });
      const input = { handle: 'ada', password };
      expect(must(await handlers.logIn(visitor, world.keys.next(), input)).userId).toBe(grant.userId);
    },
  );

  it('is finished by the reactor where nobody retries, once', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    world.killAt(2, 'after');
    await expect(registeredIn(world, 'ada')).rejects.toThrow(Killed);
    world.revive();
    const { services, handlers } = await world.restart();
    for (const fact of [...world.factsOf('AccountRegistered'), ...world.factsOf('AccountRegistered')])
      await completeRegistration(services, fact);
    expect(world.countOf('HandleConfirmed')).toBe(1);
    expect(await handlers.logIn(visitor, world.keys.next(), { handle: 'ada', password })).not.toHaveProperty('rejected');
  });

  it('answers a retry with the same person and session, and tokens that work', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const key = world.keys.next();
    const first = must(await world.handlers.register(visitor, key, newcomer('ada')));
    const again = must(await world.handlers.register(visitor, key, newcomer('ada')));
    expect([again.userId, again.sessionId]).toEqual([first.userId, first.sessionId]);
    expect(again.refresh.secret).not.toBe(first.refresh.secret);
    expect(world.countOf('AccountRegistered')).toBe(1);
  });

  it('gives nothing to a retry with another password or another name', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const key = world.keys.next();
    must(await world.handlers.register(visitor, key, newcomer('ada')));
    const conflict = rejected('IDEMPOTENCY_CONFLICT');
    const input = newcomer('ada');
    expect(await world.handlers.register(visitor, key, { ...input, password: 'another passphrase' })).toEqual(conflict);
    expect(await world.handlers.register(visitor, key, { ...input, displayName: 'Eve' })).toEqual(conflict);
  });

  it('gives no tokens to a retry after the session has ended', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const key = world.keys.next();
    const grant = must(await world.handlers.register(visitor, key, newcomer('ada')));
    must(await world.handlers.logOut(callerIn(grant), world.keys.next()));
    expect(await world.handlers.register(visitor, key, newcomer('ada'))).toEqual(rejected('UNAUTHENTICATED'));
  });

  it('refuses a handle that somebody has, in whatever case', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    await registeredIn(world, 'ada');
    expect(await world.handlers.register(visitor, world.keys.next(), newcomer('ADA'))).toEqual(rejected('HANDLE_TAKEN'));
  });

  it('gives a handle to one of many that race for it', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const racing = Array.from({ length: 8 }, () => world.handlers.register(visitor, world.keys.next(), newcomer('ada')));
    const refused = (await Promise.all(racing)).filter(isRefusal);
    expect(refused).toEqual(Array.from({ length: 7 }, () => rejected('HANDLE_TAKEN')));
    expect(world.countOf('AccountRegistered')).toBe(1);
    expect(await world.privateStore.list('credentials', { limit: 10 })).toHaveLength(1);
  });

  it('frees a handle that was claimed and not used within 10 minutes, and forgets the password', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const key = world.keys.next();
    world.killAt(1, 'after');
    await expect(world.handlers.register(visitor, key, newcomer('ada'))).rejects.toThrow(Killed);
    world.revive();
    const { handlers } = await world.restart();
    expect(await handlers.register(visitor, world.keys.next(), newcomer('ada'))).toEqual(rejected('HANDLE_TAKEN'));
    world.clock.advance(10 * minute);
    const winner = must(await handlers.register(visitor, world.keys.next(), newcomer('ada')));
    expect(await handlers.register(visitor, key, newcomer('ada'))).toEqual(rejected('HANDLE_TAKEN'));
    const kept = await world.privateStore.list('credentials', { limit: 10 });
    expect(kept.map(({ id }) => id)).toEqual([winner.userId]);
  });

  it('renews a claim that grew old before the account stood', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const key = world.keys.next();
    world.killAt(1, 'after');
    await expect(world.handlers.register(visitor, key, newcomer('ada'))).rejects.toThrow(Killed);
    world.revive();
    world.clock.advance(9 * minute);
    const { handlers } = await world.restart();
    must(await handlers.register(visitor, key, newcomer('ada')));
    must(await handlers.register(visitor, key, newcomer('ada')));
    expect(['HandleClaimed', 'AccountRegistered', 'HandleConfirmed'].map(world.countOf)).toEqual([2, 1, 1]);
  });

  it('names the field and the rule of what it refuses, before anything happens', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const refused = (change: object) => world.handlers.register(visitor, world.keys.next(), { ...newcomer('ada'), ...change });
    expect(await refused({ handle: 'a' })).toEqual(invalid('handle', 'TOO_SHORT', 2));
    expect(await refused({ displayName: ' ' })).toEqual(invalid('displayName', 'EMPTY'));
    expect(await refused({ password: 'short' })).toEqual(invalid('password', 'TOO_SHORT', 8));
    expect(await refused({ password: 'password1' })).toEqual(invalid('password', 'TOO_COMMON'));
    expect(world.store.facts).toHaveLength(1);
  });

  it('wants an invite where the instance says so, or is closed', async () => {
    const world = await identityWorld();
    const input = newcomer('ada');
    expect(await world.handlers.register(visitor, world.keys.next(), input)).toEqual(rejected('REGISTRATION_CLOSED'));
    const bad = { ...input, inviteCode: 'bad' };
    expect(await world.handlers.register(visitor, world.keys.next(), bad)).toEqual(rejected('REGISTRATION_CLOSED'));
    must(await world.handlers.register(visitor, world.keys.next(), { ...input, inviteCode: 'good' }));
    const closed = await identityWorld({ mode: 'CLOSED' });
    const invited = { ...input, inviteCode: 'good' };
    expect(await closed.handlers.register(visitor, closed.keys.next(), invited)).toEqual(rejected('REGISTRATION_CLOSED'));
  });

  it('is limited by address, and says when to come again', async () => {
    const world = await identityWorld({ mode: 'OPEN', limited: true });
    const answers = [];
    for (let count = 0; count < 31; count += 1)
      answers.push(await world.handlers.register(visitor, world.keys.next(), newcomer(`person${count}`)));
    expect(answers.slice(0, 30).filter(isRefusal)).toEqual([]);
    expect(answers[30]).toEqual(rejected('RATE_LIMITED', { retryAfter: minute }));
  });
});
