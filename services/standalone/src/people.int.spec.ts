import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId, type Granted, mutations, type PeopleHere, password, peopleHere, refusalOf } from './testing/peopleHere.ts';

describe('people over GraphQL', () => {
  let here: PeopleHere;

  beforeAll(async () => {
    here = await peopleHere();
  });

  afterAll(() => here[Symbol.asyncDispose]());

  it('changes the profile', async () => {
    const granted = await here.registered('profile');
    const client = here.acting(granted);
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
    const granted = await here.registered('hidden');
    const query = 'query ($id: ID!, $at: Position) { person(id: $id, minPosition: $at) { handle } }';
    const variables = { id: granted.session.userId, at: granted.position };
    expect(await here.acting(granted).run(query, variables)).toEqual({ person: { handle: 'hidden' } });
    expect(await here.acting(here.administrator).run(query, variables)).toEqual({ person: null });
    expect(await here.acting(here.administrator).run(query, { id: 'not-an-id' })).toEqual({ person: null });
    expect(await refusalOf(here.visitor.run(query, variables))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('shows a person to whoever shares a guild with them, who registered by its invite', async () => {
    const owner = here.acting(here.administrator);
    const guild = await owner.run<{ createGuild: { guildId: string } }>(
      'mutation ($input: CreateGuildInput!) { createGuild(input: $input) { guildId } }',
      { input: { commandId: commandId(), name: 'Home' } },
    );
    const { createInvite } = await owner.run<{ createInvite: { code: string } }>(
      'mutation ($input: CreateInviteInput!) { createInvite(input: $input) { code } }',
      { input: { commandId: commandId(), guildId: guild.createGuild.guildId } },
    );
    await here.changeMode('INVITE');
    const input = { commandId: commandId(), handle: 'invited', displayName: 'Invited', password };
    expect(await refusalOf(here.visitor.run(mutations.register, { input }))).toMatchObject({ code: 'REGISTRATION_CLOSED' });
    const invited = { ...input, inviteCode: createInvite.code, returnRefreshToken: true };
    const granted = (await here.visitor.run<{ register: Granted }>(mutations.register, { input: invited })).register;
    await here.changeMode('OPEN');
    const { joinGuild } = await here
      .acting(granted)
      .run<{ joinGuild: { position: string } }>('mutation ($input: JoinGuildInput!) { joinGuild(input: $input) { position } }', {
        input: { commandId: commandId(), code: createInvite.code },
      });
    const query = 'query ($id: ID!, $at: Position) { person(id: $id, minPosition: $at) { handle } }';
    const variables = { id: granted.session.userId, at: joinGuild.position };
    expect(await owner.run(query, variables)).toEqual({ person: { handle: 'invited' } });
  });

  it('keeps settings by version', async () => {
    const client = here.acting(await here.registered('settled'));
    const mutation =
      'mutation ($input: ChangeSettingsInput!) { changeSettings(input: $input) { settings { version theme fontScale sounds accentColour } } }';
    const input = { commandId: commandId(), version: 0, theme: 'LIGHT', accentColour: '#00FF00' };
    const settings = { version: 1, theme: 'LIGHT', fontScale: 100, sounds: true, accentColour: '#00ff00' };
    expect(await client.run(mutation, { input })).toEqual({ changeSettings: { settings } });
    expect(await client.run(mutation, { input })).toEqual({ changeSettings: { settings } });
    const stale = { commandId: commandId(), version: 0, sounds: false };
    expect(await refusalOf(client.run(mutation, { input: stale }))).toMatchObject({ code: 'STALE_VERSION' });
    const huge = { commandId: commandId(), version: 1, fontScale: 500 };
    expect(await refusalOf(client.run(mutation, { input: huge }))).toMatchObject({ code: 'INVALID_INPUT', field: 'fontScale' });
    expect(await client.run('{ viewer { settings { version theme } } }')).toEqual({
      viewer: { settings: { version: 1, theme: 'LIGHT' } },
    });
  });

  it('verifies an address by the mailed link, once', async () => {
    const granted = await here.registered('mailed');
    const request = 'mutation ($input: RequestEmailVerificationInput!) { requestEmailVerification(input: $input) { position } }';
    await here.acting(granted).run(request, { input: { commandId: commandId(), email: 'mailed@example.org' } });
    const mails = join(here.directory, 'mail');
    const [file = ''] = await readdir(mails);
    const [, token] = /\/verify#(\S+)/.exec(await readFile(join(mails, file), 'utf8')) ?? [];
    const verify = 'mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { userId } }';
    const input = { commandId: commandId(), token };
    expect(await here.visitor.run(verify, { input })).toEqual({ verifyEmail: { userId: granted.session.userId } });
    expect(await here.acting(granted).run('{ viewer { isEmailVerified } }')).toEqual({ viewer: { isEmailVerified: true } });
    const again = { commandId: commandId(), token };
    expect(await refusalOf(here.visitor.run(verify, { input: again }))).toMatchObject({ code: 'VERIFICATION_INVALID' });
  });

  it('lets administrators appoint others, and keeps the last one', async () => {
    const next = await here.registered('second');
    const change = (name: string) =>
      `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { userId } }`;
    const about = (granted: Granted) => ({ input: { commandId: commandId(), userId: granted.session.userId } });
    expect(await refusalOf(here.acting(next).run(change('appointAdministrator'), about(next)))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(
      await refusalOf(here.acting(here.administrator).run(change('dismissAdministrator'), about(here.administrator))),
    ).toMatchObject({
      code: 'INVALID_INPUT',
      rule: 'LAST_ADMINISTRATOR',
    });
    await here.acting(here.administrator).run(change('appointAdministrator'), about(next));
    expect(await here.acting(next).run('{ viewer { isAdministrator } }')).toEqual({ viewer: { isAdministrator: true } });
    await here.acting(next).run(change('dismissAdministrator'), about(next));
    const nobody = { input: { commandId: commandId(), userId: 'nobody' } };
    expect(await refusalOf(here.acting(here.administrator).run(change('appointAdministrator'), nobody))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
