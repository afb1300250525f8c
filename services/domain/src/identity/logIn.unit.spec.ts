import { PasswordQueueFull } from '@chat/platform';
import { describe, expect, it, vi } from 'vitest';
import { rejected } from '../errors/index.ts';
import { callerIn, identityWorld, must, password, registeredIn, visitor } from './testing/identityWorld.ts';

const day = 86_400_000;
const wrong = rejected('WRONG_CREDENTIALS');

describe('logging in', () => {
  it('begins a session with the handle in whatever case', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const { userId, sessionId } = await registeredIn(world, 'ada');
    const grant = must(await world.handlers.logIn(visitor, world.keys.next(), { handle: 'ADA', password }));
    expect(grant.userId).toBe(userId);
    expect(grant.sessionId).not.toBe(sessionId);
    expect(await world.services.tokens.verify(grant.accessToken)).toMatchObject({ userId, sessionId: grant.sessionId });
  });

  it('does the same work for an unknown handle as for a wrong password, and tells neither', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    await registeredIn(world, 'ada');
    const verify = vi.spyOn(world.services.passwords, 'verify');
    const attempt = (handle: string, secret: string) =>
      world.handlers.logIn(visitor, world.keys.next(), { handle, password: secret });
    expect(await attempt('ada', 'a wrong passphrase')).toEqual(wrong);
    expect(await attempt('nobody', password)).toEqual(wrong);
    expect(await attempt('no handle at all', password)).toEqual(wrong);
    expect(await attempt('ada', 'x'.repeat(100_000))).toEqual(wrong);
    expect(verify).toHaveBeenCalledTimes(4);
    expect(verify.mock.calls.map(([hash]) => hash === undefined)).toEqual([false, true, true, true]);
  });

  it('answers a retry with the same session while it goes on', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    await registeredIn(world, 'ada');
    const key = world.keys.next();
    const first = must(await world.handlers.logIn(visitor, key, { handle: 'ada', password }));
    const again = must(await world.handlers.logIn(visitor, key, { handle: 'ada', password }));
    expect(again.sessionId).toBe(first.sessionId);
    must(await world.handlers.logOut(callerIn(again), world.keys.next()));
    expect(await world.handlers.logIn(visitor, key, { handle: 'ada', password })).toEqual(rejected('UNAUTHENTICATED'));
  });

  it('ends sessions that nobody has refreshed for 30 days', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const old = await registeredIn(world, 'ada');
    world.clock.advance(30 * day);
    const grant = must(await world.handlers.logIn(visitor, world.keys.next(), { handle: 'ada', password }));
    const sessions = await world.handlers.sessions(callerIn(grant));
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual([grant.sessionId]);
    expect(world.factsOf('SessionEnded')[0]?.data).toEqual({ sessionId: old.sessionId, cause: 'EXPIRED' });
  });

  it('is limited by account from one place, and says when to come again', async () => {
    const world = await identityWorld({ mode: 'OPEN', limited: true });
    await registeredIn(world, 'ada');
    const attempt = (handle: string, address = '127.0.0.1') =>
      world.handlers.logIn({ ...visitor, address }, world.keys.next(), { handle, password: 'a wrong passphrase' });
    for (let count = 0; count < 10; count += 1) expect(await attempt('ada')).toEqual(wrong);
    expect(await attempt('ada')).toEqual(rejected('RATE_LIMITED', { retryAfter: 90_000 }));
    expect(await attempt('nobody')).toEqual(wrong);
    expect(await attempt('ada', '192.0.2.1')).toEqual(wrong);
    world.clock.advance(90_000);
    expect(await attempt('ada')).toEqual(wrong);
  });

  it('comes again later where too many passwords are being tried', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    await registeredIn(world, 'ada');
    vi.spyOn(world.services.passwords, 'verify').mockRejectedValueOnce(new PasswordQueueFull(500));
    const answer = await world.handlers.logIn(visitor, world.keys.next(), { handle: 'ada', password });
    expect(answer).toEqual(rejected('RATE_LIMITED', { retryAfter: 500 }));
  });

  it('does not hide what breaks', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    await registeredIn(world, 'ada');
    vi.spyOn(world.services.passwords, 'verify').mockRejectedValueOnce(new Error('broken'));
    await expect(world.handlers.logIn(visitor, world.keys.next(), { handle: 'ada', password })).rejects.toThrow('broken');
  });

  it('renews a hash of other parameters, where it can', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const { userId } = await registeredIn(world, 'ada');
    const hashOf = async () => (await world.privateStore.get<{ hash: string }>('credentials', userId))?.value.hash;
    const old = await hashOf();
    vi.spyOn(world.services.passwords, 'needsRehash').mockReturnValue(true);
    vi.spyOn(world.services.passwords, 'hash').mockRejectedValueOnce(new PasswordQueueFull(500));
    must(await world.handlers.logIn(visitor, world.keys.next(), { handle: 'ada', password }));
    expect(await hashOf()).toBe(old);
    must(await world.handlers.logIn(visitor, world.keys.next(), { handle: 'ada', password }));
    expect(await hashOf()).not.toBe(old);
    must(await world.handlers.logIn(visitor, world.keys.next(), { handle: 'ada', password }));
  });
});
