import { PasswordQueueFull } from '@chat/platform';
import { describe, expect, it, vi } from 'vitest';
import { invalid, isRefusal, rejected } from '../errors/index.ts';
import { completePasswordChange } from './completion.ts';
import {
  callerIn,
  type IdentityWorld,
  identityWorld,
  Killed,
  must,
  password,
  registeredIn,
  visitor,
} from './testing/identityWorld.ts';

const next = 'quite another passphrase';
const change = { currentPassword: password, newPassword: next };

const opens = async ({ handlers }: Pick<IdentityWorld, 'handlers'>, { keys }: IdentityWorld, secret: string): Promise<boolean> =>
  !isRefusal(await handlers.logIn(visitor, keys.next(), { handle: 'ada', password: secret }));

describe('changing the password', () => {
  it('puts the new one in force and ends every other session', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const ada = await registeredIn(world, 'ada');
    must(await world.handlers.logIn(visitor, world.keys.next(), { handle: 'ada', password }));
    must(await world.handlers.changePassword(callerIn(ada), world.keys.next(), change));
    expect(await world.handlers.sessions(callerIn(ada))).toMatchObject([{ sessionId: ada.sessionId }]);
    expect([await opens(world, world, password), await opens(world, world, next)]).toEqual([false, true]);
  });

  it('changes nothing where the process dies before the fact stands, and is finished by a retry', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const ada = await registeredIn(world, 'ada');
    const key = world.keys.next();
    world.killAt(1, 'before');
    await expect(world.handlers.changePassword(callerIn(ada), key, change)).rejects.toThrow(Killed);
    world.revive();
    const node = await world.restart();
    expect([await opens(node, world, password), await opens(node, world, next)]).toEqual([true, false]);
    must(await node.handlers.changePassword(callerIn(ada), key, change));
    expect([await opens(node, world, password), await opens(node, world, next)]).toEqual([false, true]);
  });

  it('is finished by the reactor where the process dies after it', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const ada = await registeredIn(world, 'ada');
    world.killAt(1, 'after');
    await expect(world.handlers.changePassword(callerIn(ada), world.keys.next(), change)).rejects.toThrow(Killed);
    world.revive();
    const node = await world.restart();
    const facts = world.factsOf('PasswordChanged');
    for (const fact of [...facts, ...facts]) await completePasswordChange(node.services, fact);
    expect([await opens(node, world, password), await opens(node, world, next)]).toEqual([false, true]);
  });

  it('answers a retry as the first time, but not with another password', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const ada = await registeredIn(world, 'ada');
    const key = world.keys.next();
    must(await world.handlers.changePassword(callerIn(ada), key, change));
    expect(await world.handlers.changePassword(callerIn(ada), key, change)).toMatchObject({ repeated: true });
    const other = { ...change, newPassword: 'yet another passphrase' };
    expect(await world.handlers.changePassword(callerIn(ada), key, other)).toEqual(rejected('IDEMPOTENCY_CONFLICT'));
  });

  it('wants the password that holds now, and a good new one', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const ada = callerIn(await registeredIn(world, 'ada'));
    const attempt = (input: Partial<typeof change>) =>
      world.handlers.changePassword(ada, world.keys.next(), { ...change, ...input });
    expect(await attempt({ currentPassword: 'a wrong passphrase' })).toEqual(rejected('WRONG_CREDENTIALS'));
    expect(await attempt({ newPassword: 'short' })).toEqual(invalid('newPassword', 'TOO_SHORT', 8));
    expect(await attempt({ newPassword: 'Password1' })).toEqual(invalid('newPassword', 'TOO_COMMON'));
    expect(await attempt({ newPassword: 'йцукенгш' })).toEqual(invalid('newPassword', 'TOO_COMMON'));
  });

  it('is limited by account', async () => {
    const world = await identityWorld({ mode: 'OPEN', limited: true });
    const ada = callerIn(await registeredIn(world, 'ada'));
    const attempt = () => world.handlers.changePassword(ada, world.keys.next(), { ...change, currentPassword: 'guess guess' });
    for (let count = 0; count < 10; count += 1) expect(await attempt()).toEqual(rejected('WRONG_CREDENTIALS'));
    expect(await attempt()).toEqual(rejected('RATE_LIMITED', { retryAfter: 90_000 }));
  });

  it('comes again later where too many passwords are being hashed', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const ada = callerIn(await registeredIn(world, 'ada'));
    const full = rejected('RATE_LIMITED', { retryAfter: 500 });
    vi.spyOn(world.services.passwords, 'hash').mockRejectedValueOnce(new PasswordQueueFull(500));
    expect(await world.handlers.changePassword(ada, world.keys.next(), change)).toEqual(full);
    vi.spyOn(world.services.passwords, 'verify').mockRejectedValueOnce(new PasswordQueueFull(500));
    expect(await world.handlers.changePassword(ada, world.keys.next(), change)).toEqual(full);
    vi.spyOn(world.services.passwords, 'hash').mockRejectedValueOnce(new PasswordQueueFull(500));
    const input = { handle: 'eve', displayName: 'Eve', password, locale: 'EN' as const };
    expect(await world.handlers.register(visitor, world.keys.next(), input)).toEqual(full);
    expect(world.countOf('HandleClaimed')).toBe(1);
  });

  it('is nothing that an ended session may do', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const ada = callerIn(await registeredIn(world, 'ada'));
    must(await world.handlers.logOut(ada, world.keys.next()));
    expect(await world.handlers.changePassword(ada, world.keys.next(), change)).toEqual(rejected('UNAUTHENTICATED'));
    expect(await opens(world, world, password)).toBe(true);
  });
});
