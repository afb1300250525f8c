import { streams } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { isRefusal, rejected } from '../errors/index.ts';
import { instance } from './instance.state.ts';
import { setUpSecret } from './setUp.handlers.ts';
import {
  callerIn,
  type IdentityWorld,
  identityWorld,
  Killed,
  must,
  newcomer,
  registeredIn,
  visitor,
} from './testing/identityWorld.ts';

const tokenOf = async ({ services }: Pick<IdentityWorld, 'services'>): Promise<string> => {
  const secret = await setUpSecret(services);
  if (secret === undefined) throw new Error('there is an administrator already');
  return secret;
};

const administratorsOf = async ({ services }: Pick<IdentityWorld, 'services'>) => [
  ...(await services.aggregates.load(streams.instance, instance)).state.administrators,
];

describe('setting up', () => {
  it('makes the first administrator, whatever the registration mode', async () => {
    const world = await identityWorld();
    const token = await tokenOf(world);
    const grant = must(await world.handlers.setUp(visitor, world.keys.next(), { ...newcomer('ada'), token }));
    expect(await administratorsOf(world)).toEqual([grant.userId]);
    expect(await setUpSecret(world.services)).toBeUndefined();
  });

  it('takes only the link of the latest start', async () => {
    const world = await identityWorld();
    const old = await tokenOf(world);
    const token = await tokenOf(world);
    const attempt = (with_: string) => world.handlers.setUp(visitor, world.keys.next(), { ...newcomer('ada'), token: with_ });
    expect(await attempt('guess')).toEqual(rejected('SETUP_TOKEN_INVALID'));
    expect(await attempt(old)).toEqual(rejected('SETUP_TOKEN_INVALID'));
    expect(world.store.facts).toEqual([]);
    must(await attempt(token));
    expect(await attempt(token)).toEqual(rejected('SETUP_DONE'));
  });

  it('makes one link for nodes that start together, and another for those that start later', async () => {
    const world = await identityWorld();
    const { services, clock } = world;
    const secrets = await Promise.all([setUpSecret(services, true), setUpSecret(services, true)]);
    expect(secrets.filter((secret) => secret !== undefined)).toHaveLength(1);
    clock.advance(59_000);
    expect(await setUpSecret(services, true)).toBeUndefined();
    clock.advance(1_000);
    expect(await setUpSecret(services, true)).toBeTypeOf('string');
  });

  it('has no link where none was made', async () => {
    const world = await identityWorld();
    const input = { ...newcomer('ada'), token: '' };
    expect(await world.handlers.setUp(visitor, world.keys.next(), input)).toEqual(rejected('SETUP_TOKEN_INVALID'));
  });

  it('appoints one of two that race', async () => {
    const world = await identityWorld();
    const token = await tokenOf(world);
    const racing = ['ada', 'eve'].map((handle) =>
      world.handlers.setUp(visitor, world.keys.next(), { ...newcomer(handle), token }),
    );
    const answers = await Promise.all(racing);
    expect(answers.filter(isRefusal)).toEqual([rejected('SETUP_DONE')]);
    expect(await administratorsOf(world)).toHaveLength(1);
  });

  it.each([1, 2, 3, 4].flatMap((append) => [[append, 'before'] as const, [append, 'after'] as const]))(
    'is finished by a retry where the process dies at append %i, %s it is written, though the restart printed another link',
    async (append, moment) => {
      const world = await identityWorld();
      const token = await tokenOf(world);
      const key = world.keys.next();
      world.killAt(append, moment);
      await expect(world.handlers.setUp(visitor, key, { ...newcomer('ada'), token })).rejects.toThrow(Killed);
      world.revive();
      const { handlers, services } = await world.restart();
      await setUpSecret(services);
      const grant = must(await handlers.setUp(visitor, key, { ...newcomer('ada'), token }));
      expect(await administratorsOf({ services })).toEqual([grant.userId]);
      expect(['HandleClaimed', 'AccountRegistered', 'HandleConfirmed', 'AdministratorAppointed'].map(world.countOf)).toEqual([
        1, 1, 1, 1,
      ]);
      expect(await world.privateStore.list('setup', { limit: 10 })).toEqual([]);
    },
  );
});

describe('administering', () => {
  it('is for administrators with a session that goes on', async () => {
    const world = await identityWorld();
    const token = await tokenOf(world);
    const ada = must(await world.handlers.setUp(visitor, world.keys.next(), { ...newcomer('ada'), token }));
    const key = world.keys.next();
    must(await world.handlers.changeRegistrationMode(callerIn(ada), key, 'OPEN'));
    expect(await world.handlers.changeRegistrationMode(callerIn(ada), key, 'OPEN')).toMatchObject({ repeated: true });
    expect(await world.handlers.changeRegistrationMode(callerIn(ada), key, 'CLOSED')).toEqual(rejected('IDEMPOTENCY_CONFLICT'));
    const eve = await registeredIn(world, 'eve');
    expect(await world.handlers.changeRegistrationMode(callerIn(eve), world.keys.next(), 'CLOSED')).toEqual(
      rejected('FORBIDDEN'),
    );
    must(await world.handlers.appointAdministrator(callerIn(ada), world.keys.next(), eve.userId));
    must(await world.handlers.dismissAdministrator(callerIn(eve), world.keys.next(), ada.userId));
    expect(await administratorsOf(world)).toEqual([eve.userId]);
    must(await world.handlers.logOut(callerIn(eve), world.keys.next()));
    const refused = await world.handlers.changeRegistrationMode(callerIn(eve), world.keys.next(), 'CLOSED');
    expect(refused).toEqual(rejected('UNAUTHENTICATED'));
  });
});
