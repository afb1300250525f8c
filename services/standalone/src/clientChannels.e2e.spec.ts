import { withComponent } from '@chat/platform/testing/withComponent';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { violationsOf } from './testing/axe.ts';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { send } from './testing/rooms.ts';

const hostile = '<img src=x onerror="document.title=1"> ﷽ A̴̵̜̰͔ͫ͗͢';
const family = '👩‍👩‍👧‍👦'.repeat(8);

const list = (page: Page): Locator => page.getByRole('navigation', { name: /^(Channels|Каналы)$/ });
const link = (page: Page, name: string): Locator => list(page).getByRole('link', { name, exact: true });
const order = (page: Page): Promise<readonly string[]> => list(page).locator('[data-row]').allInnerTexts();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

const choose = async (page: Page, row: Locator, item: string): Promise<void> => {
  await row.click({ button: 'right' });
  await page.getByRole('menuitem', { name: item, exact: true }).click();
};

/** The machine may be slow; a condition is not waited for longer than this. */
const until = (assertion: () => Promise<void>) => vi.waitFor(assertion, { timeout: 15_000, interval: 100 });

withComponent('chromium', 'channels in the client', ({ path }) => {
  let world: ClientWorld;
  let ada: Page;
  let boris: Page;

  const dialog = (page: Page): Locator => page.getByRole('dialog');
  const standsAs = (page: Page, names: readonly string[]) => until(async () => expect(await order(page)).toEqual(names));
  const createChannel = async (name: string, more: () => Promise<unknown> = async () => undefined): Promise<void> => {
    await ada.getByRole('button', { name: 'Harbour' }).click();
    await ada.getByRole('menuitem', { name: 'Create a channel' }).click();
    await ada.getByLabel('Name of the channel').fill(name);
    await more();
    await dialog(ada).getByRole('button', { name: 'Create a channel' }).click();
    await heading(ada, name);
  };

  beforeAll(async () => {
    world = await clientWorld(path);
    await world.join('boris', 'Борис');
    ada = await world.enter('ada');
    boris = await world.enter('boris');
    await link(ada, 'general').waitFor();
    await link(boris, 'general').waitFor();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('are made in a category with a topic, and are there for everybody without a reload', async () => {
    await ada.getByRole('button', { name: 'Harbour' }).click();
    await ada.getByRole('menuitem', { name: 'Create a category' }).click();
    await ada.getByLabel('Name of the category').fill('Build');
    await dialog(ada).getByRole('button', { name: 'Create a category' }).click();
    await ada.getByRole('button', { name: 'Create a channel in Build' }).click();
    await ada.getByLabel('Name of the channel').fill('releases');
    await ada.getByLabel('Topic').fill('What ships next');
    await dialog(ada).getByRole('button', { name: 'Create a channel' }).click();
    await heading(ada, 'releases');
    await ada.getByText('What ships next').waitFor();
    await link(boris, 'releases').waitFor();
    await standsAs(boris, ['general', 'Build', 'releases']);
  });

  it('say at the field why the server refuses a name', async () => {
    await choose(ada, link(ada, 'releases'), 'Edit the channel');
    const field = ada.getByLabel('Name of the channel');
    await field.fill('x'.repeat(101));
    await ada.getByRole('button', { name: 'Save' }).click();
    await ada.getByRole('alert').getByText('At most 100 characters.').waitFor();
    await field.fill('release-room');
    await ada.getByLabel('Topic').fill('Ships at 17:00');
    await ada.getByRole('button', { name: 'Save' }).click();
    await link(ada, 'release-room').waitFor();
  });

  it('have their new name and topic at once wherever they are open', async () => {
    await link(boris, 'release-room').click();
    await heading(boris, 'release-room');
    await boris.getByText('Ships at 17:00').waitFor();
    await choose(ada, link(ada, 'release-room'), 'Edit the channel');
    await ada.getByLabel('Topic').fill('Shipped');
    await ada.getByRole('button', { name: 'Save' }).click();
    await boris.getByText('Shipped').waitFor();
  });

  it('are ordered by menu, across categories', async () => {
    await createChannel('lobby');
    await standsAs(ada, ['general', 'lobby', 'Build', 'release-room']);
    await choose(ada, link(ada, 'lobby'), 'Move down');
    await standsAs(boris, ['general', 'Build', 'lobby', 'release-room']);
    await choose(ada, link(ada, 'general'), 'Move down');
    await standsAs(boris, ['Build', 'general', 'lobby', 'release-room']);
    await choose(ada, link(ada, 'general'), 'Move up');
    await standsAs(boris, ['general', 'Build', 'lobby', 'release-room']);
  });

  it('are ordered by arrow keys, which tell the place, and come back by Escape', async () => {
    await choose(ada, link(ada, 'lobby'), 'Move with the arrow keys');
    await ada.keyboard.press('ArrowDown');
    await list(ada).getByRole('status').getByText('place 2 of 2 in Build').waitFor();
    await ada.keyboard.press('Escape');
    await standsAs(ada, ['general', 'Build', 'lobby', 'release-room']);
    await choose(ada, link(ada, 'lobby'), 'Move with the arrow keys');
    await ada.keyboard.press('ArrowDown');
    await ada.keyboard.press('Enter');
    await standsAs(boris, ['general', 'Build', 'release-room', 'lobby']);
  });

  it('are ordered by dragging, and categories with them', async () => {
    await link(ada, 'lobby').dragTo(link(ada, 'general'), { targetPosition: { x: 20, y: 4 } });
    await standsAs(boris, ['lobby', 'general', 'Build', 'release-room']);
    await world.ada.act('createCategory', { guildId: world.guildId, name: 'Later' });
    await standsAs(ada, ['lobby', 'general', 'Build', 'release-room', 'Later']);
    await list(ada)
      .getByRole('button', { name: 'Later', exact: true })
      .dragTo(list(ada).getByRole('button', { name: 'Build', exact: true }), { targetPosition: { x: 20, y: 2 } });
    await standsAs(boris, ['lobby', 'general', 'Later', 'Build', 'release-room']);
  });

  it('stand where they stood when the server refuses the move, with a sentence', async () => {
    await ada.route('**/graphql', async (route) => {
      const isMove = route.request().postData()?.includes('mutation MoveChannel') === true;
      const error = { message: 'no', extensions: { code: 'FORBIDDEN' } };
      return isMove ? route.fulfill({ json: { errors: [error] } }) : route.continue();
    });
    await choose(ada, link(ada, 'lobby'), 'Move down');
    await ada.getByText('You may not do this here.').waitFor();
    await standsAs(ada, ['lobby', 'general', 'Later', 'Build', 'release-room']);
    await ada.unroute('**/graphql');
  });

  it('are archived with an Undo, read in the archive and restored', async () => {
    await choose(ada, link(ada, 'lobby'), 'Archive');
    await ada.getByText('Channel archived.').waitFor();
    await standsAs(boris, ['general', 'Later', 'Build', 'release-room']);
    await ada.getByRole('button', { name: 'Undo' }).click();
    await standsAs(boris, ['lobby', 'general', 'Later', 'Build', 'release-room']);
    await choose(ada, link(ada, 'lobby'), 'Archive');
    await boris.getByRole('button', { name: 'Harbour' }).click();
    await boris.getByRole('menuitem', { name: 'Archived channels' }).click();
    await dialog(boris).getByRole('link', { name: 'lobby' }).click();
    await boris.getByText('The channel is archived: it can be read, but not written.').waitFor();
    await ada.getByRole('button', { name: 'Harbour' }).click();
    await ada.getByRole('menuitem', { name: 'Archived channels' }).click();
    await dialog(ada).getByRole('button', { name: 'Restore lobby' }).click();
    await dialog(ada).getByText('No channel is archived.').waitFor();
    await dialog(ada).getByRole('button', { name: 'Close' }).click();
    await link(boris, 'lobby').waitFor();
  });

  it('are deleted after one question, and whoever reads one is shown another', async () => {
    await choose(ada, link(ada, 'lobby'), 'Delete the channel');
    await dialog(ada).getByText('This cannot be undone; archiving can.', { exact: false }).waitFor();
    await dialog(ada).getByRole('button', { name: 'Delete the channel' }).click();
    await standsAs(boris, ['general', 'Later', 'Build', 'release-room']);
    await heading(boris, 'general');
    expect(boris.url()).toBe(world.at(`/guilds/${world.guildId}/${world.channelId}`));
  });

  it('keep a category collapsed over a reload, and show in it what is unread', async () => {
    await list(boris).getByRole('button', { name: 'Build', exact: true }).click();
    await standsAs(boris, ['general', 'Later', 'Build']);
    await boris.reload();
    await link(boris, 'general').waitFor();
    await standsAs(boris, ['general', 'Later', 'Build']);
    await link(ada, 'release-room').click();
    const channelId = new URL(ada.url()).pathname.split('/').at(-1) ?? '';
    await send(world.ada, channelId, 'tagged');
    await list(boris).getByRole('link', { name: 'release-room, unread messages' }).waitFor({ timeout: 10_000 });
  });

  it('are managed only by those who may: what may be done follows a role without a reload', async () => {
    await link(boris, 'general').click({ button: 'right' });
    await boris.getByRole('menuitem', { name: 'Copy link' }).waitFor();
    expect(await boris.getByRole('menuitem').allInnerTexts()).toEqual(['Copy link']);
    await boris.keyboard.press('Escape');
    expect(await boris.getByRole('button', { name: 'Create a channel in Build' }).count()).toBe(0);
    await ada.getByRole('complementary').getByRole('button', { name: 'Борис' }).click();
    await ada.getByRole('checkbox', { name: 'admin' }).click();
    await boris.getByRole('button', { name: 'Create a channel in Build' }).waitFor({ timeout: 10_000 });
    await boris.getByRole('complementary').getByRole('heading', { name: 'admin · 1' }).waitFor();
    await ada.getByRole('checkbox', { name: 'admin' }).click();
    await boris.getByRole('button', { name: 'Create a channel in Build' }).waitFor({ state: 'detached', timeout: 10_000 });
    await ada.keyboard.press('Escape');
  });

  it('say in a voice channel that calls come later', async () => {
    await createChannel('Workshop', () => ada.getByRole('radio', { name: /^Voice/ }).check());
    await ada.getByText('Voice calls are not here yet').waitFor();
    await list(boris).getByRole('link', { name: 'Workshop, voice channel' }).waitFor();
  });

  it('have columns of the width that somebody left by keys or by the pointer', async () => {
    const edge = ada.getByRole('separator', { name: 'Width of the list of channels' });
    await edge.focus();
    await ada.keyboard.press('ArrowRight');
    expect(await edge.getAttribute('aria-valuenow')).toBe('256');
    const at = await edge.boundingBox();
    await ada.mouse.move((at?.x ?? 0) + 4, 300);
    await ada.mouse.down();
    await ada.mouse.move((at?.x ?? 0) + 44, 300);
    await ada.mouse.up();
    expect(await edge.getAttribute('aria-valuenow')).toBe('296');
    await ada.reload();
    await edge.waitFor();
    expect(await edge.getAttribute('aria-valuenow')).toBe('296');
  });

  it('show names literally and in their place, on a phone in Russian, whatever is in them', async () => {
    const { guildId } = world;
    for (const name of [hostile, family, 'w'.repeat(100)]) await world.ada.act('createChannel', { guildId, name });
    await world.join('maple', 'Клён');
    const phone = await world.enter('maple', undefined, { width: 360, height: 740, locale: 'ru-RU' });
    await phone.getByRole('button', { name: 'Гильдии и каналы' }).click();
    await link(phone, hostile).waitFor();
    await link(phone, family).waitFor();
    const width = await list(phone).evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(width).toBeLessThanOrEqual(0);
    await link(phone, 'w'.repeat(100)).click();
    await heading(phone, 'w'.repeat(100));
    expect(await phone.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });

  it('open their menu on a phone by a long press, and members as a page with cards from below', async () => {
    const phone = await world.enter('ada', undefined, { width: 360, height: 740 });
    await phone.getByRole('button', { name: 'Guilds and channels' }).click();
    const row = link(phone, 'general');
    await row.waitFor();
    await row.dispatchEvent('pointerdown', { pointerType: 'touch', clientX: 120, clientY: 120, bubbles: true });
    await phone.getByRole('menuitem', { name: 'Edit the channel' }).waitFor();
    await phone.keyboard.press('Escape');
    await phone.keyboard.press('Escape');
    await phone.getByRole('button', { name: 'Show members' }).click();
    await phone.getByRole('button', { name: 'Борис' }).click();
    await phone.getByRole('dialog', { name: 'Борис' }).getByText('@boris').waitFor();
    await phone.context().close();
  });

  it('stay usable by the thousand: ten thousand scroll, of which a screenful is drawn', async () => {
    const page = await world.enter('boris', '/login');
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('query GuildOf') !== true) return route.continue();
      const response = await route.fetch();
      const answer = await response.json();
      const [first] = answer.data.guild.channels;
      answer.data.guild.channels = Array.from({ length: 10_000 }, (_, index) => ({
        ...first,
        id: index === 0 ? first.id : `${index}`.padStart(32, '0'),
        name: `channel ${index}`,
        position: index,
        categoryId: null,
      }));
      return route.fulfill({ response, json: answer });
    });
    await page.goto(world.at(`/guilds/${world.guildId}`));
    await link(page, 'channel 0').waitFor();
    expect(await list(page).locator('[data-row]').count()).toBeLessThan(80);
    await list(page)
      .getByRole('list')
      .evaluate((element) => element.parentElement?.scrollTo(0, element.scrollHeight));
    await link(page, 'channel 9999').waitFor();
    await page.context().close();
  });

  it('stand beside fifty thousand members, who come page by page as somebody gets there', async () => {
    const page = await world.enter('ada', '/login');
    const asked: number[] = [];
    const person = (index: number) => ({
      id: `${index}`,
      displayName: `Person ${index}`,
      handle: `p${index}`,
      presence: 'OFFLINE',
    });
    const nodeOf = (index: number) => ({ userId: `${index}`, roleIds: [], person: person(index) });
    await page.route('**/graphql', async (route) => {
      const request: unknown = route.request().postDataJSON();
      const { query, variables } = request as { query: string; variables: { after?: string | null } }; // as the client asks
      if (!query.includes('query MembersOf')) return route.continue();
      const from = Number(variables.after ?? 0);
      asked.push(from);
      const edges = Array.from({ length: 100 }, (_, index) => ({ node: nodeOf(from + index) }));
      const pageInfo = { hasNextPage: true, endCursor: `${from + 100}` };
      const guild = { id: world.guildId, memberCount: { count: 50_000, more: false }, members: { edges, pageInfo } };
      return route.fulfill({ json: { data: { guild } } });
    });
    await page.goto(world.at(`/guilds/${world.guildId}/${world.channelId}`));
    const members = page.getByRole('complementary', { name: 'Members' });
    await members.getByRole('heading', { name: 'By name · 50,000' }).waitFor();
    expect(asked.every((from) => from === 0)).toBe(true);
    expect(await members.getByRole('listitem').count()).toBeLessThan(60);
    await members.getByRole('list').evaluate((element) => element.parentElement?.scrollTo(0, element.scrollHeight));
    await until(async () => expect(asked).toContain(100));
    await members.getByRole('button', { name: 'Person 100', exact: true }).waitFor();
    await page.context().close();
  });

  it('have invites on terms, which are listed and taken back', async () => {
    await ada.getByRole('button', { name: 'Invite people' }).click();
    const field = ada.locator('[name=link]');
    await until(async () => expect(await field.inputValue()).toContain('/invite/'));
    const first = await field.inputValue();
    await ada.getByLabel('Can be used').selectOption('5 times');
    await until(async () => expect(await field.inputValue()).not.toBe(first));
    const code = (await field.inputValue()).split('/').at(-1) ?? '';
    await dialog(ada).getByRole('button', { name: 'Close' }).click();
    await ada.getByRole('button', { name: 'Harbour' }).click();
    await ada.getByRole('menuitem', { name: 'Invites' }).click();
    const line = dialog(ada).getByRole('listitem').filter({ hasText: code });
    await line.getByText('Used 0 of 5').waitFor();
    await dialog(ada)
      .getByRole('listitem')
      .filter({ hasText: first.split('/').at(-1) ?? '' })
      .getByText('taken back')
      .waitFor();
    await line.getByRole('button', { name: 'Take back' }).click();
    await line.getByText('taken back').waitFor();
    await dialog(ada).getByRole('button', { name: 'Close' }).click();
  });

  it('are left with their guild after one question, but not by the owner, who is told why', async () => {
    await ada.getByRole('button', { name: 'Harbour' }).click();
    await ada.getByRole('menuitem', { name: 'Rename the guild' }).click();
    await ada.getByLabel('Name of the guild').fill('Port');
    await ada.getByRole('button', { name: 'Save' }).click();
    await ada.getByRole('button', { name: 'Port', exact: true }).click();
    await ada.getByRole('menuitem', { name: 'Leave the guild' }).click();
    await ada.getByText('You own Port, and the owner cannot leave it.').waitFor();
    await dialog(ada).getByRole('button', { name: 'Close' }).click();
    await boris.getByRole('button', { name: 'Port', exact: true }).click();
    await boris.getByRole('menuitem', { name: 'Leave the guild' }).click();
    await dialog(boris).getByRole('button', { name: 'Leave the guild' }).click();
    await boris.getByText('You are in no guild yet.').waitFor();
    await until(async () => expect(await ada.getByRole('button', { name: 'Борис' }).count()).toBe(0));
  });

  it('have menus, dialogs and cards in which axe finds nothing', async () => {
    const page = await world.enter('ada');
    const finds = async (): Promise<void> => {
      // A menu stands over the page, and so in no landmark of it.
      expect((await violationsOf(page)).filter((found) => !found.startsWith('region'))).toEqual([]);
      await page.keyboard.press('Escape');
    };
    await link(page, 'general').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Archive' }).waitFor();
    await finds();
    await page.getByRole('button', { name: 'Create a channel in Build' }).click();
    await dialog(page).waitFor();
    await finds();
    await page.getByRole('button', { name: 'Invite people' }).click();
    await dialog(page).getByLabel('Can be used').waitFor();
    await finds();
    await page.getByRole('complementary').getByRole('button', { name: 'Клён' }).click();
    await dialog(page).waitFor();
    await finds();
    await page.context().close();
  });

  it('left no complaint on any page', () => {
    expect(world.problems).toEqual([]);
  });
});
