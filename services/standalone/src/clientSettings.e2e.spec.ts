import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { password } from './testing/rooms.ts';

/** An attribute of the page, which everything is drawn by. */
const rootData = (page: Page, name: string): Promise<string | null> => page.locator('html').getAttribute(`data-${name}`);

const styleOfRoot = (page: Page, property: string): Promise<string> =>
  page.evaluate<string>(`getComputedStyle(document.documentElement).getPropertyValue('${property}').trim()`);

const messageSize = (page: Page): Promise<string> => styleOfRoot(page, 'font-size');

const widthOf = (page: Page): Promise<number> => page.evaluate<number>('document.documentElement.scrollWidth');

/** What holds within ten seconds on a busy machine, and at once on another. */
const eventually = <Value>(read: () => Value | Promise<Value>) => expect.poll(read, { timeout: 10_000 });

const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

withComponent('chromium', 'settings in the client', ({ path }) => {
  let world: ClientWorld;
  let boris: Page;

  const settingsOf = async (fields: string): Promise<unknown> => {
    const member = people.get('boris');
    const { viewer } = await (member ?? world.ada).client.run<{ readonly viewer: unknown }>(`{ viewer { ${fields} } }`);
    return viewer;
  };
  const people = new Map<string, Awaited<ReturnType<ClientWorld['join']>>>();

  beforeAll(async () => {
    world = await clientWorld(path);
    people.set('boris', await world.join('boris', 'Boris'));
    people.set('vera', await world.join('vera', 'Vera'));
    boris = await world.enter('boris');
    boris.setDefaultTimeout(15_000);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('are opened beside one’s name, and Esc leads back to where one was', async () => {
    const before = new URL(boris.url()).pathname;
    await boris.getByRole('link', { name: 'Settings' }).click();
    await boris.getByRole('heading', { level: 1, name: 'Profile' }).waitFor();
    await boris.getByRole('link', { name: 'Appearance' }).click();
    await boris.getByRole('heading', { level: 1, name: 'Appearance' }).waitFor();
    await boris.keyboard.press('Escape');
    await boris.waitForURL((url) => url.pathname === before);
  });

  it('draw a choice at once, keep it with the account and in the browser, and show it on another device', async () => {
    const elsewhere = await world.enter('boris', undefined, { width: 360, height: 740 });
    await boris.goto(world.at('/settings/appearance'));
    await radio(boris, 'Light').check();
    await eventually(() => rootData(boris, 'scheme')).toBe('light');
    await eventually(() => rootData(elsewhere, 'scheme')).toBe('light');
    await radio(boris, 'Compact').check();
    await eventually(() => rootData(elsewhere, 'density')).toBe('compact');
    await expect
      .poll(() => settingsOf('settings { theme density }'))
      .toEqual({ settings: { theme: 'LIGHT', density: 'COMPACT' } });
    await elsewhere.context().close();
  });

  it('hold from the first paint on, before anything is asked of the server', async () => {
    await boris.route('**/assets/index-*.js', () => undefined);
    await boris.goto(world.at('/'), { waitUntil: 'commit' });
    await eventually(() => rootData(boris, 'scheme')).toBe('light');
    await eventually(() => styleOfRoot(boris, 'background-color')).toBe('rgb(251, 250, 246)');
    await boris.unroute('**/assets/index-*.js');
  });

  it('take any accent, move it until all can be read, and say so', async () => {
    await boris.goto(world.at('/settings/appearance'));
    await boris.getByLabel('Colour code').fill('#fff200');
    await boris.getByText('Adjusted from #fff200').waitFor();
    const accent = await styleOfRoot(boris, '--accent');
    expect(accent).not.toBe('#fff200');
    await eventually(() => settingsOf('settings { accentColour }')).toEqual({ settings: { accentColour: '#fff200' } });
    await radio(boris, 'Most 12:1').check();
    await boris.getByText('needs 12.0').first().waitFor();
    await boris.reload();
    await eventually(() => styleOfRoot(boris, '--text')).not.toBe('#18262a');
  });

  it('change the size of all text by keyboard', async () => {
    const size = boris.getByRole('slider', { name: 'Message size' });
    await size.focus();
    for (let step = 0; step < 5; step += 1) await boris.keyboard.press('ArrowRight');
    await eventually(() => messageSize(boris)).toBe('21.28px');
    await eventually(() => settingsOf('settings { fontScale }')).toEqual({ settings: { fontScale: 133 } });
  });

  it('go back to the usual look', async () => {
    await boris.getByRole('button', { name: 'Reset' }).click();
    await eventually(() => messageSize(boris)).toBe('16px');
    await eventually(() => rootData(boris, 'scheme')).toBe('dark');
    expect(await settingsOf('settings { theme accentColour density contrast }')).toEqual({
      settings: { theme: 'DARK', accentColour: null, density: 'COMFORTABLE', contrast: 'STANDARD' },
    });
  });

  it('keep both changes where two clients change at once', async () => {
    const other = await world.enter('boris', '/settings/notifications');
    await boris.goto(world.at('/settings/notifications'));
    await other.getByRole('switch', { name: 'Sounds' }).waitFor();
    await Promise.all([boris.getByRole('switch', { name: 'Sounds' }).uncheck(), radio(other, 'Every message').check()]);
    const both = { settings: { sounds: false, notifications: 'ALL' } };
    await eventually(() => settingsOf('settings { sounds notifications }')).toEqual(both);
    await vi.waitFor(async () => expect(await radio(boris, 'Every message').isChecked()).toBe(true), 10_000);
    await other.context().close();
  });

  it('keep a change that is made offline, say so, and tell it when the server is back', async () => {
    await boris.context().setOffline(true);
    await boris.getByRole('switch', { name: 'Sounds' }).check();
    await boris.getByRole('alert').getByText('The server cannot be reached').waitFor();
    expect(await boris.getByRole('switch', { name: 'Sounds' }).isChecked()).toBe(true);
    await boris.context().setOffline(false);
    await eventually(() => settingsOf('settings { sounds }')).toEqual({ settings: { sounds: true } });
    await boris.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('switch the language in place, for mails too, and on the person’s other devices', async () => {
    const elsewhere = await world.enter('boris', '/settings/language');
    await boris.goto(world.at('/settings/language'));
    await boris.evaluate('Object.assign(window, { isSamePage: true })');
    await radio(boris, 'Русский').check();
    await boris.getByRole('heading', { level: 1, name: 'Язык' }).waitFor();
    expect(await boris.evaluate("[document.documentElement.lang, 'isSamePage' in window]")).toEqual(['ru', true]);
    await eventually(() => settingsOf('locale')).toEqual({ locale: 'RU' });
    await elsewhere.getByRole('heading', { level: 1, name: 'Язык' }).waitFor();
    await radio(elsewhere, 'English').check();
    await boris.getByRole('heading', { level: 1, name: 'Language' }).waitFor();
    await elsewhere.context().close();
  });

  it('change the name and the colour that others see', async () => {
    const elsewhere = await world.enter('boris');
    await boris.goto(world.at('/settings/profile'));
    await boris.getByLabel('Name to show').fill('😀'.repeat(32));
    await boris.getByRole('button', { name: 'Save' }).click();
    await radio(boris, 'Colour 3').check();
    const seen = () => settingsOf('person { displayName avatarColour }');
    await eventually(seen).toEqual({ person: { displayName: '😀'.repeat(32), avatarColour: '#e9d897' } });
    await boris.keyboard.press('Escape');
    for (const page of [boris, elsewhere]) await page.getByRole('contentinfo').getByText('😀'.repeat(32)).waitFor();
    await elsewhere.context().close();
  });

  it('refuse an empty name and one that is too long, at the field', async () => {
    await boris.goto(world.at('/settings/profile'));
    await boris.getByLabel('Name to show').fill('x'.repeat(65));
    await boris.getByRole('button', { name: 'Save' }).click();
    await boris.getByRole('alert').getByText('At most 64 characters.').waitFor();
    await boris.getByLabel('Name to show').fill(' ');
    expect(await boris.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  });

  it('list where one is logged in, and end another session at once', async () => {
    const lost = await world.enter('vera', '/settings/security');
    const vera = await world.enter('vera', '/settings/security');
    await vera.getByRole('button', { name: 'Log out everywhere else' }).click();
    await vera.getByRole('dialog').getByRole('button', { name: 'Log out everywhere else' }).click();
    await lost.waitForURL((url) => url.pathname === '/login');
    await vera.getByText('You are logged in nowhere else.').waitFor();
  });

  it('change the password, and say which of the two was wrong', async () => {
    const vera = await world.enter('vera', '/settings/security');
    const change = async (before: string, after: string): Promise<void> => {
      await vera.getByLabel('Password now').fill(before);
      await vera.getByLabel('New password').fill(after);
      await vera.getByRole('button', { name: 'Change the password' }).click();
    };
    await change('not this one', 'another long passphrase');
    await vera.getByText('This is not the password that holds now.').waitFor();
    await change(password, '12345678');
    await vera.getByText('This is guessed too easily.').waitFor();
    await change(password, 'another long passphrase');
    await vera.getByText('The password is changed; every other session has ended.').waitFor();
    expect(await vera.getByLabel('New password').inputValue()).toBe('');
  });

  it('of the server are there for its administrators only', async () => {
    await boris.goto(world.at('/settings/administration'));
    await boris.getByText('Only administrators of this server can change this.').waitFor();
    expect(await boris.getByRole('link', { name: 'Administration' }).count()).toBe(0);
    const ada = await world.enter('ada', '/settings/administration');
    await radio(ada, 'Who has an invite').check();
    const mode = async () => (await world.ada.client.run<{ instance: unknown }>('{ instance { registration } }')).instance;
    await eventually(mode).toEqual({ registration: 'INVITE' });
  });

  it('begin with a list on phones, and the way back leads to it', async () => {
    const phone = await world.enter('boris', '/settings', { width: 360, height: 740 });
    await phone.getByRole('link', { name: 'Notifications' }).click();
    await phone.getByRole('heading', { level: 1, name: 'Notifications' }).waitFor();
    expect(await widthOf(phone)).toBe(360);
    await phone.goBack();
    await phone.getByRole('link', { name: 'Profile' }).waitFor();
    await phone.context().close();
  });

  it('fit at twice the size of everything, and at the largest text on a phone', async () => {
    const enlarged = await world.enter('boris', '/settings/appearance', { width: 640, height: 400 });
    await enlarged.getByRole('heading', { level: 1, name: 'Appearance' }).waitFor();
    expect(await widthOf(enlarged)).toBe(640);
    await enlarged.goto(world.at(`/guilds/${world.guildId}/${world.channelId}`));
    await enlarged.getByRole('textbox').first().waitFor();
    expect(await widthOf(enlarged)).toBe(640);
    await enlarged.context().close();
    const phone = await world.enter('boris', '/settings/appearance', { width: 360, height: 740 });
    const size = phone.getByRole('slider', { name: 'Message size' });
    await size.focus();
    await phone.keyboard.press('End');
    await eventually(() => messageSize(phone)).toBe('21.28px');
    expect(await widthOf(phone)).toBe(360);
    await phone.getByRole('button', { name: 'Reset' }).click();
    await eventually(() => messageSize(phone)).toBe('16px');
    await phone.context().close();
  });

  it('leave nothing in the console of any page', () => {
    expect(world.problems).toEqual([]);
  });
});
