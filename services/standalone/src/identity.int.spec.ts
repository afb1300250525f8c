import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@chat/platform';
import { type TemporaryDirectory, temporaryDirectory } from '@chat/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphQLClient, graphqlClient, OperationFailed } from './testing/graphqlClient.ts';
import { type ProductHere, startProductHere } from './testing/productHere.ts';

const tokens = 'position session { sessionId userId accessToken refreshToken } person { handle displayName }';
const setUp = `mutation ($input: SetUpInput!) { setUp(input: $input) { ${tokens} } }`;
const register = `mutation ($input: RegisterInput!) { register(input: $input) { ${tokens} } }`;
const logIn = `mutation ($input: LogInInput!) { logIn(input: $input) { ${tokens} } }`;
const refresh = `mutation ($input: RefreshInput!) { refresh(input: $input) { ${tokens} } }`;

interface Granted {
  readonly position: string;
  readonly session: {
    readonly sessionId: string;
    readonly userId: string;
    readonly accessToken: string;
    readonly refreshToken: string;
  };
  readonly person: { readonly handle: string; readonly displayName: string };
}

const password = 'a long enough passphrase';
const commandId = (): string => newId();
const returnRefreshToken = true;

const codeOf = async (running: Promise<unknown>): Promise<unknown> => {
  const error = await running.catch((failure: unknown) => failure);
  if (!(error instanceof OperationFailed)) return error;
  return error.errors[0]?.extensions;
};

describe('identity over GraphQL', () => {
  let directory: TemporaryDirectory;
  let product: ProductHere;
  let visitor: GraphQLClient;
  let administrator: Granted;

  const acting = (granted: Granted): GraphQLClient => graphqlClient(product.address, granted.session.accessToken);
  const registered = async (handle: string, displayName = handle): Promise<Granted> => {
    const input = { commandId: commandId(), handle, displayName, password, returnRefreshToken };
    return (await visitor.run<{ register: Granted }>(register, { input })).register;
  };
  const loggedIn = async (handle: string, secret = password): Promise<Granted> => {
    const input = { commandId: commandId(), handle, password: secret, returnRefreshToken };
    return (await visitor.run<{ logIn: Granted }>(logIn, { input })).logIn;
  };

  const changeMode = (mode: string): Promise<unknown> =>
    acting(administrator).run(
      'mutation ($input: ChangeRegistrationModeInput!) { changeRegistrationMode(input: $input) { mode } }',
      { input: { commandId: commandId(), mode } },
    );

  beforeAll(async () => {
    directory = await temporaryDirectory();
    product = await startProductHere({ DATA_DIR: directory.path });
    visitor = graphqlClient(product.address);
    const [, token] = product.setUpLink?.split('#') ?? [];
    const input = { commandId: commandId(), handle: 'Ada', displayName: 'Ada Lovelace', password, token, returnRefreshToken };
    administrator = (await visitor.run<{ setUp: Granted }>(setUp, { input })).setUp;
    await changeMode('OPEN');
  });

  afterAll(async () => {
    await product[Symbol.asyncDispose]();
    await directory[Symbol.asyncDispose]();
  });

  it('makes the first administrator by the printed link, and nobody else', async () => {
    const { viewer, instance } = await acting(administrator).run<{ viewer: object; instance: object }>(
      'query ($at: Position) { instance { isSetUp registration } viewer(minPosition: $at) { isAdministrator person { handle displayName } sessions { isCurrent } } }',
      { at: administrator.position },
    );
    expect(instance).toEqual({ isSetUp: true, registration: 'OPEN' });
    expect(viewer).toEqual({
      isAdministrator: true,
      person: { handle: 'ada', displayName: 'Ada Lovelace' },
      sessions: [{ isCurrent: true }],
    });
    const input = { commandId: commandId(), handle: 'eve', displayName: 'Eve', password, token: 'guess' };
    expect(await codeOf(visitor.run(setUp, { input }))).toMatchObject({ code: 'SETUP_DONE' });
  });

  it('answers a registration with who registered', async () => {
    const { person } = await registered('Grace.Hopper', 'Grace');
    expect(person).toEqual({ handle: 'grace.hopper', displayName: 'Grace' });
  });

  it('logs nobody in with a wrong handle or a wrong password, in one sentence', async () => {
    const wrongPassword = await codeOf(loggedIn('ada', 'another passphrase'));
    const wrongHandle = await codeOf(loggedIn('nobody.here', password));
    expect(wrongPassword).toMatchObject({ code: 'WRONG_CREDENTIALS' });
    expect(wrongHandle).toEqual(wrongPassword);
  });

  it('goes on with a session in a cookie that scripts cannot read', async () => {
    await registered('cookie.monster');
    const post = (query: string, variables: object, cookie = '') =>
      fetch(`${product.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ query, variables }),
      });
    const input = { commandId: commandId(), handle: 'cookie.monster', password };
    const answer = await post(logIn, { input });
    const set = answer.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^__Host-refresh=[^;]+;.*HttpOnly/);
    expect(set).toMatch(/SameSite=Strict/);
    expect(await answer.json()).toMatchObject({ data: { logIn: { session: { refreshToken: null } } } });
    const next = await post(refresh, { input: { commandId: commandId() } }, set.split(';')[0]);
    expect(await next.json()).toMatchObject({ data: { refresh: { session: { refreshToken: null } } } });
    const unknown = await post(refresh, { input: { commandId: commandId() } }, '__Host-refresh=nonsense');
    expect(await unknown.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(unknown.headers.get('set-cookie')).toMatch(/__Host-refresh=;/);
  });

  it('replaces the refresh token and ends the session of one that comes back too often', async () => {
    const { session } = await registered('rotating');
    const use = async (refreshToken: string): Promise<string> => {
      const input = { commandId: commandId(), refreshToken };
      return (await visitor.run<{ refresh: Granted }>(refresh, { input })).refresh.session.refreshToken;
    };
    const second = await use(session.refreshToken);
    await use(second);
    expect(await codeOf(use(session.refreshToken))).toMatchObject({ code: 'UNAUTHENTICATED' });
    const client = graphqlClient(product.address, session.accessToken);
    expect(await client.run('{ viewer { id } }')).toEqual({ viewer: null });
  });

  it('refuses a token at once after logging out', async () => {
    const granted = await registered('leaving');
    const client = acting(granted);
    const input = { commandId: commandId() };
    const { logOut } = await client.run<{ logOut: object }>(
      'mutation ($input: LogOutInput!) { logOut(input: $input) { endedSessionIds } }',
      {
        input,
      },
    );
    expect(logOut).toEqual({ endedSessionIds: [granted.session.sessionId] });
    expect(await client.run('{ viewer { id } }')).toEqual({ viewer: null });
  });

  it('ends the other sessions with the old password', async () => {
    const first = await registered('changing');
    const other = await loggedIn('changing');
    const input = { commandId: commandId(), currentPassword: password, newPassword: 'quite another passphrase' };
    const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { endedSessionIds } }';
    expect(await acting(first).run(change, { input })).toEqual({
      changePassword: { endedSessionIds: [other.session.sessionId] },
    });
    expect(await acting(other).run('{ viewer { id } }')).toEqual({ viewer: null });
    expect(await codeOf(loggedIn('changing'))).toMatchObject({ code: 'WRONG_CREDENTIALS' });
    expect((await loggedIn('changing', 'quite another passphrase')).session.userId).toBe(first.session.userId);
  });

  it('lists sessions and ends one of them', async () => {
    const first = await registered('many.devices');
    const other = await loggedIn('many.devices');
    const client = acting(first);
    const list = '{ viewer { sessions { id isCurrent } } }';
    expect(await client.run(list)).toEqual({
      viewer: {
        sessions: [
          { id: other.session.sessionId, isCurrent: false },
          { id: first.session.sessionId, isCurrent: true },
        ],
      },
    });
    const end = 'mutation ($input: EndSessionInput!) { endSession(input: $input) { endedSessionIds } }';
    await client.run(end, { input: { commandId: commandId(), sessionId: other.session.sessionId } });
    expect(await client.run(list)).toEqual({ viewer: { sessions: [{ id: first.session.sessionId, isCurrent: true }] } });
    const unknown = { commandId: commandId(), sessionId: other.session.userId };
    expect(await codeOf(client.run(end, { input: unknown }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('changes the profile', async () => {
    const granted = await registered('profile');
    const client = acting(granted);
    const mutation = `mutation ($name: ChangeDisplayNameInput!, $colour: ChangeAvatarColourInput!, $locale: ChangeLocaleInput!) {
      changeDisplayName(input: $name) { displayName }
      changeAvatarColour(input: $colour) { colour }
      changeLocale(input: $locale) { locale position }
    }`;
    const changed = await client.run<{ changeLocale: { position: string } }>(mutation, {
      name: { commandId: commandId(), displayName: ' Ünï ' },
      colour: { commandId: commandId(), colour: '#ABCDEF' },
      locale: { commandId: commandId(), locale: 'RU' },
    });
    expect(changed).toMatchObject({
      changeDisplayName: { displayName: ' Ünï ' },
      changeAvatarColour: { colour: '#abcdef' },
      changeLocale: { locale: 'RU' },
    });
    const query = 'query ($at: Position) { viewer(minPosition: $at) { locale person { displayName avatarColour } } }';
    expect(await client.run(query, { at: changed.changeLocale.position })).toEqual({
      viewer: { locale: 'RU', person: { displayName: ' Ünï ', avatarColour: '#abcdef' } },
    });
  });

  it('shows a person to themselves and not to strangers', async () => {
    const granted = await registered('hidden');
    const query = 'query ($id: ID!, $at: Position) { person(id: $id, minPosition: $at) { handle } }';
    const variables = { id: granted.session.userId, at: granted.position };
    expect(await acting(granted).run(query, variables)).toEqual({ person: { handle: 'hidden' } });
    expect(await acting(administrator).run(query, variables)).toEqual({ person: null });
    expect(await acting(administrator).run(query, { id: 'not-an-id' })).toEqual({ person: null });
    expect(await codeOf(visitor.run(query, variables))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('shows a person to whoever shares a guild with them, who registered by its invite', async () => {
    const owner = acting(administrator);
    const guild = await owner.run<{ createGuild: { guildId: string } }>(
      'mutation ($input: CreateGuildInput!) { createGuild(input: $input) { guildId } }',
      { input: { commandId: commandId(), name: 'Home' } },
    );
    const { createInvite } = await owner.run<{ createInvite: { code: string } }>(
      'mutation ($input: CreateInviteInput!) { createInvite(input: $input) { code } }',
      { input: { commandId: commandId(), guildId: guild.createGuild.guildId } },
    );
    await changeMode('INVITE');
    const input = { commandId: commandId(), handle: 'invited', displayName: 'Invited', password };
    expect(await codeOf(visitor.run(register, { input }))).toMatchObject({ code: 'REGISTRATION_CLOSED' });
    const invited = { ...input, inviteCode: createInvite.code, returnRefreshToken };
    const granted = (await visitor.run<{ register: Granted }>(register, { input: invited })).register;
    await changeMode('OPEN');
    const { joinGuild } = await acting(granted).run<{ joinGuild: { position: string } }>(
      'mutation ($input: JoinGuildInput!) { joinGuild(input: $input) { position } }',
      { input: { commandId: commandId(), code: createInvite.code } },
    );
    const query = 'query ($id: ID!, $at: Position) { person(id: $id, minPosition: $at) { handle } }';
    const variables = { id: granted.session.userId, at: joinGuild.position };
    expect(await owner.run(query, variables)).toEqual({ person: { handle: 'invited' } });
  });

  it('keeps settings by version', async () => {
    const client = acting(await registered('settled'));
    const mutation =
      'mutation ($input: ChangeSettingsInput!) { changeSettings(input: $input) { settings { version theme fontScale sounds accentColour } } }';
    const input = { commandId: commandId(), version: 0, theme: 'LIGHT', accentColour: '#00FF00' };
    const settings = { version: 1, theme: 'LIGHT', fontScale: 100, sounds: true, accentColour: '#00ff00' };
    expect(await client.run(mutation, { input })).toEqual({ changeSettings: { settings } });
    expect(await client.run(mutation, { input })).toEqual({ changeSettings: { settings } });
    const stale = { commandId: commandId(), version: 0, sounds: false };
    expect(await codeOf(client.run(mutation, { input: stale }))).toMatchObject({ code: 'STALE_VERSION' });
    const huge = { commandId: commandId(), version: 1, fontScale: 500 };
    expect(await codeOf(client.run(mutation, { input: huge }))).toMatchObject({ code: 'INVALID_INPUT', field: 'fontScale' });
    expect(await client.run('{ viewer { settings { version theme } } }')).toEqual({
      viewer: { settings: { version: 1, theme: 'LIGHT' } },
    });
  });

  it('verifies an address by the mailed link, once', async () => {
    const granted = await registered('mailed');
    const request = 'mutation ($input: RequestEmailVerificationInput!) { requestEmailVerification(input: $input) { position } }';
    await acting(granted).run(request, { input: { commandId: commandId(), email: 'mailed@example.org' } });
    const mails = join(directory.path, 'mail');
    const [file = ''] = await readdir(mails);
    const [, token] = /\/verify#(\S+)/.exec(await readFile(join(mails, file), 'utf8')) ?? [];
    const verify = 'mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { userId } }';
    const input = { commandId: commandId(), token };
    expect(await visitor.run(verify, { input })).toEqual({ verifyEmail: { userId: granted.session.userId } });
    expect(await acting(granted).run('{ viewer { isEmailVerified } }')).toEqual({ viewer: { isEmailVerified: true } });
    const again = { commandId: commandId(), token };
    expect(await codeOf(visitor.run(verify, { input: again }))).toMatchObject({ code: 'VERIFICATION_INVALID' });
  });

  it('lets administrators appoint others, and keeps the last one', async () => {
    const next = await registered('second');
    const change = (name: string) =>
      `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { userId } }`;
    const about = (granted: Granted) => ({ input: { commandId: commandId(), userId: granted.session.userId } });
    expect(await codeOf(acting(next).run(change('appointAdministrator'), about(next)))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await codeOf(acting(administrator).run(change('dismissAdministrator'), about(administrator)))).toMatchObject({
      code: 'INVALID_INPUT',
      rule: 'LAST_ADMINISTRATOR',
    });
    await acting(administrator).run(change('appointAdministrator'), about(next));
    expect(await acting(next).run('{ viewer { isAdministrator } }')).toEqual({ viewer: { isAdministrator: true } });
    await acting(next).run(change('dismissAdministrator'), about(next));
    const nobody = { input: { commandId: commandId(), userId: 'nobody' } };
    expect(await codeOf(acting(administrator).run(change('appointAdministrator'), nobody))).toMatchObject({ code: 'NOT_FOUND' });
  });
});
