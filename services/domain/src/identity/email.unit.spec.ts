import { describe, expect, it } from 'vitest';
import { invalid, rejected } from '../errors/index.ts';
import { completeVerification } from './completion.ts';
import { callerIn, type IdentityWorld, identityWorld, Killed, must, registeredIn, visitor } from './testing/identityWorld.ts';

const day = 86_400_000;
const badLink = rejected('VERIFICATION_INVALID');

type Grant = Awaited<ReturnType<typeof registeredIn>>;

/** Asks for a mail and answers with the secret of its link. */
const mailed = async (world: IdentityWorld, grant: Grant, email: string): Promise<string> => {
  must(await world.handlers.requestEmailVerification(callerIn(grant), world.keys.next(), { email, address: '127.0.0.1' }));
  const mail = world.mail.sent.at(-1);
  expect(mail?.to).toBe(email);
  return /https:\/\/chat\.example\/verify#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
};

const world = () => identityWorld({ mode: 'OPEN' });

describe('verifying an address', () => {
  it('claims it, names the claim in the account, and confirms it', async () => {
    const here = await world();
    const ada = await registeredIn(here, 'ada');
    const secret = await mailed(here, ada, 'Ada@example.org');
    must(await here.handlers.verifyEmail(visitor, here.keys.next(), secret));
    expect(await here.accountOf(ada.userId)).toMatchObject({ email: here.vault.keyedHash('email', 'ada@example.org') });
    expect(['EmailClaimed', 'EmailVerified', 'EmailConfirmed'].map(here.countOf)).toEqual([1, 1, 1]);
  });

  it.each([1, 2, 3].flatMap((append) => [[append, 'before'] as const, [append, 'after'] as const]))(
    'is finished by a retry where the process dies at append %i, %s it is written',
    async (append, moment) => {
      const here = await world();
      const ada = await registeredIn(here, 'ada');
      const secret = await mailed(here, ada, 'ada@example.org');
      const key = here.keys.next();
      here.killAt(append, moment);
      await expect(here.handlers.verifyEmail(visitor, key, secret)).rejects.toThrow(Killed);
      here.revive();
      const { handlers } = await here.restart();
      must(await handlers.verifyEmail(visitor, key, secret));
      expect(['EmailClaimed', 'EmailVerified', 'EmailConfirmed'].map(here.countOf)).toEqual([1, 1, 1]);
    },
  );

  it('is finished by the reactor where nobody retries, the release of the old address as well', async () => {
    const here = await world();
    const ada = await registeredIn(here, 'ada');
    must(await here.handlers.verifyEmail(visitor, here.keys.next(), await mailed(here, ada, 'old@example.org')));
    const secret = await mailed(here, ada, 'new@example.org');
    here.killAt(2, 'after');
    await expect(here.handlers.verifyEmail(visitor, here.keys.next(), secret)).rejects.toThrow(Killed);
    here.revive();
    const { services } = await here.restart();
    for (const fact of [...here.factsOf('EmailVerified'), ...here.factsOf('EmailVerified')])
      await completeVerification(services, fact);
    expect(['EmailConfirmed', 'EmailReleased'].map(here.countOf)).toEqual([2, 1]);
  });

  it('frees the address before it for others', async () => {
    const here = await world();
    const ada = await registeredIn(here, 'ada');
    const eve = await registeredIn(here, 'eve');
    must(await here.handlers.verifyEmail(visitor, here.keys.next(), await mailed(here, ada, 'old@example.org')));
    must(await here.handlers.verifyEmail(visitor, here.keys.next(), await mailed(here, ada, 'new@example.org')));
    must(await here.handlers.verifyEmail(visitor, here.keys.next(), await mailed(here, eve, 'old@example.org')));
  });

  it('says nothing of an address that somebody has: the mail goes out, the link is bad', async () => {
    const here = await world();
    const ada = await registeredIn(here, 'ada');
    const eve = await registeredIn(here, 'eve');
    must(await here.handlers.verifyEmail(visitor, here.keys.next(), await mailed(here, ada, 'ada@example.org')));
    const secret = await mailed(here, eve, 'ADA@example.org');
    expect(await here.handlers.verifyEmail(visitor, here.keys.next(), secret)).toEqual(badLink);
  });

  it('takes a link once, within 7 days, and only the newest', async () => {
    const here = await world();
    const ada = await registeredIn(here, 'ada');
    const first = await mailed(here, ada, 'ada@example.org');
    const second = await mailed(here, ada, 'ada@example.org');
    expect(await here.handlers.verifyEmail(visitor, here.keys.next(), first)).toEqual(badLink);
    must(await here.handlers.verifyEmail(visitor, here.keys.next(), second));
    expect(await here.handlers.verifyEmail(visitor, here.keys.next(), second)).toEqual(badLink);
    const late = await mailed(here, ada, 'late@example.org');
    here.clock.advance(7 * day);
    expect(await here.handlers.verifyEmail(visitor, here.keys.next(), late)).toEqual(badLink);
    expect(await here.handlers.verifyEmail(visitor, here.keys.next(), 'guess')).toEqual(badLink);
  });
});

describe('asking for the mail', () => {
  const request = { email: 'ada@example.org', address: '127.0.0.1' };

  it('sends one mail, however often it is retried', async () => {
    const here = await world();
    const caller = callerIn(await registeredIn(here, 'ada'));
    const key = here.keys.next();
    must(await here.handlers.requestEmailVerification(caller, key, request));
    must(await here.handlers.requestEmailVerification(caller, key, request));
    expect(here.mail.sent).toHaveLength(1);
  });

  it('sends it by a retry where the mail was down', async () => {
    const here = await world();
    const caller = callerIn(await registeredIn(here, 'ada'));
    const key = here.keys.next();
    here.mail.breakDown(true);
    expect(await here.handlers.requestEmailVerification(caller, key, request)).toMatchObject(rejected('UNAVAILABLE'));
    here.mail.breakDown(false);
    must(await here.handlers.requestEmailVerification(caller, key, request));
    expect(here.mail.sent).toHaveLength(1);
  });

  it('writes in the person’s language', async () => {
    const here = await world();
    const caller = callerIn(await registeredIn(here, 'ada'));
    must(await here.handlers.changeLocale(caller, here.keys.next(), 'RU'));
    must(await here.handlers.requestEmailVerification(caller, here.keys.next(), request));
    must(await here.handlers.changeLocale(caller, here.keys.next(), 'OTHER'));
    must(await here.handlers.requestEmailVerification(caller, here.keys.next(), request));
    expect(here.mail.sent.map(({ subject }) => subject)).toEqual([
      'Подтвердите адрес электронной почты',
      'Confirm your e-mail address',
    ]);
  });

  it('refuses what is no address, ended sessions, and too many mails', async () => {
    const here = await identityWorld({ mode: 'OPEN', limited: true });
    const caller = callerIn(await registeredIn(here, 'ada'));
    const ask = (email: string) => here.handlers.requestEmailVerification(caller, here.keys.next(), { ...request, email });
    expect(await ask('nobody')).toEqual(invalid('email', 'GRAMMAR'));
    for (let count = 0; count < 5; count += 1) must(await ask('ada@example.org'));
    expect(await ask('ada@example.org')).toMatchObject(rejected('RATE_LIMITED'));
    must(await here.handlers.logOut(caller, here.keys.next()));
    expect(await ask('ada@example.org')).toEqual(rejected('UNAUTHENTICATED'));
  });
});
