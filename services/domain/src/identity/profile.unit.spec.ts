import { describe, expect, it } from 'vitest';
import { invalid, rejected } from '../errors/index.ts';
import { callerIn, identityWorld, must, registeredIn } from './testing/identityWorld.ts';

const conflict = rejected('IDEMPOTENCY_CONFLICT');

describe('the profile', () => {
  it('changes once a key, and a key stands for one change', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const { handlers, keys } = world;
    const caller = callerIn(await registeredIn(world, 'ada'));
    const [name, colour, locale] = [keys.next(), keys.next(), keys.next()];
    must(await handlers.changeDisplayName(caller, name, 'Countess'));
    expect(await handlers.changeDisplayName(caller, name, 'Countess')).toMatchObject({ repeated: true });
    expect(await handlers.changeDisplayName(caller, name, 'Duchess')).toEqual(conflict);
    must(await handlers.changeAvatarColour(caller, colour, '#ABCDEF'));
    expect(await handlers.changeAvatarColour(caller, colour, '#abcdef')).toMatchObject({ repeated: true });
    expect(await handlers.changeAvatarColour(caller, colour, '#000000')).toEqual(conflict);
    must(await handlers.changeLocale(caller, locale, 'RU'));
    expect(await handlers.changeLocale(caller, locale, 'RU')).toMatchObject({ repeated: true });
    expect(await handlers.changeLocale(caller, locale, 'EN')).toEqual(conflict);
    expect(['DisplayNameChanged', 'AvatarColourChanged', 'LocaleChanged'].map(world.countOf)).toEqual([1, 1, 1]);
  });

  it('refuses what breaks a rule, and sessions that have ended', async () => {
    const world = await identityWorld({ mode: 'OPEN' });
    const caller = callerIn(await registeredIn(world, 'ada'));
    const { handlers, keys } = world;
    expect(await handlers.changeDisplayName(caller, keys.next(), '')).toEqual(invalid('displayName', 'EMPTY'));
    expect(await handlers.changeAvatarColour(caller, keys.next(), 'red')).toEqual(invalid('colour', 'GRAMMAR'));
    must(await handlers.logOut(caller, keys.next()));
    expect(await handlers.changeDisplayName(caller, keys.next(), 'Ada')).toEqual(rejected('UNAUTHENTICATED'));
  });
});
