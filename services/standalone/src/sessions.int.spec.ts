import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphqlClient } from './testing/graphqlClient.ts';
import { commandId, type Granted, mutations, type PeopleHere, password, peopleHere, refusalOf } from './testing/peopleHere.ts';

describe('sessions over GraphQL', () => {
  let here: PeopleHere;

  beforeAll(async () => {
    here = await peopleHere();
  });

  afterAll(() => here[Symbol.asyncDispose]());

  it('makes the first administrator by the printed link, and nobody else', async () => {
    const { viewer, instance } = await here
      .acting(here.administrator)
      .run<{ viewer: object; instance: object }>(
        'query ($at: Position) { instance { isSetUp registration } viewer(minPosition: $at) { isAdministrator person { handle displayName } sessions { isCurrent } } }',
        { at: here.administrator.position },
      );
    expect(instance).toEqual({ isSetUp: true, registration: 'OPEN' });
    expect(viewer).toEqual({
      isAdministrator: true,
      person: { handle: 'ada', displayName: 'Ada Lovelace' },
      sessions: [{ isCurrent: true }],
    });
    const input = { commandId: commandId(), handle: 'eve', displayName: 'Eve', password, token: 'guess' };
    expect(await refusalOf(here.visitor.run(mutations.setUp, { input }))).toMatchObject({ code: 'SETUP_DONE' });
  });

  it('answers a registration with who registered', async () => {
    const { person } = await here.registered('Grace.Hopper');
    expect(person).toEqual({ handle: 'grace.hopper', displayName: 'Grace.Hopper' });
  });

  it('logs nobody in with a wrong handle or a wrong password, in one sentence', async () => {
    const wrongPassword = await refusalOf(here.loggedIn('ada', 'another passphrase'));
    const wrongHandle = await refusalOf(here.loggedIn('nobody.here', password));
    expect(wrongPassword).toMatchObject({ code: 'WRONG_CREDENTIALS' });
    expect(wrongHandle).toEqual(wrongPassword);
  });

  it('goes on with a session in a cookie that scripts cannot read', async () => {
    await here.registered('cookie.monster');
    const post = (query: string, variables: object, cookie = '') =>
      fetch(`${here.product.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ query, variables }),
      });
    const input = { commandId: commandId(), handle: 'cookie.monster', password };
    const answer = await post(mutations.logIn, { input });
    const set = answer.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^__Host-refresh=[^;]+;.*HttpOnly/);
    expect(set).toMatch(/SameSite=Strict/);
    expect(await answer.json()).toMatchObject({ data: { logIn: { session: { refreshToken: null } } } });
    const next = await post(mutations.refresh, { input: { commandId: commandId() } }, set.split(';')[0]);
    expect(await next.json()).toMatchObject({ data: { refresh: { session: { refreshToken: null } } } });
    const unknown = await post(mutations.refresh, { input: { commandId: commandId() } }, '__Host-refresh=nonsense');
    expect(await unknown.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(unknown.headers.get('set-cookie')).toMatch(/__Host-refresh=;/);
  });

  it('replaces the refresh token and ends the session of one that comes back too often', async () => {
    const { session } = await here.registered('rotating');
    const use = async (refreshToken: string): Promise<string> => {
      const input = { commandId: commandId(), refreshToken };
      return (await here.visitor.run<{ refresh: Granted }>(mutations.refresh, { input })).refresh.session.refreshToken;
    };
    const second = await use(session.refreshToken);
    await use(second);
    expect(await refusalOf(use(session.refreshToken))).toMatchObject({ code: 'UNAUTHENTICATED' });
    const client = graphqlClient(here.product.address, session.accessToken);
    expect(await client.run('{ viewer { id } }')).toEqual({ viewer: null });
  });

  it('refuses a token at once after logging out', async () => {
    const granted = await here.registered('leaving');
    const client = here.acting(granted);
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
    const first = await here.registered('changing');
    const other = await here.loggedIn('changing');
    const input = { commandId: commandId(), currentPassword: password, newPassword: 'quite another passphrase' };
    const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { endedSessionIds } }';
    expect(await here.acting(first).run(change, { input })).toEqual({
      changePassword: { endedSessionIds: [other.session.sessionId] },
    });
    expect(await here.acting(other).run('{ viewer { id } }')).toEqual({ viewer: null });
    expect(await refusalOf(here.loggedIn('changing'))).toMatchObject({ code: 'WRONG_CREDENTIALS' });
    expect((await here.loggedIn('changing', 'quite another passphrase')).session.userId).toBe(first.session.userId);
  });

  it('lists sessions and ends one of them', async () => {
    const first = await here.registered('many.devices');
    const other = await here.loggedIn('many.devices');
    const client = here.acting(first);
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
    expect(await refusalOf(client.run(end, { input: unknown }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});
