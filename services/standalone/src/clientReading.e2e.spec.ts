import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { type Member, send } from './testing/rooms.ts';

withComponent('chromium', 'reading in the client', ({ path }) => {
  let world: ClientWorld;
  beforeAll(async () => {
    world = await clientWorld(path);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  interface Room {
    readonly id: string;
    readonly path: string;
  }

  /** A channel of its own with so many messages of Ada's in it: `name 1`, `name 2`, … */
  const roomWith = async (name: string, count: number): Promise<Room> => {
    const { channelId } = await world.ada.act<{ readonly channelId: string }>(
      'createChannel',
      { guildId: world.guildId, name, kind: 'TEXT' },
      'channelId',
    );
    for (let at = 1; at <= count; at += 1) await send(world.ada, channelId, `${name} ${at}`);
    return { id: channelId, path: `/guilds/${world.guildId}/${channelId}` };
  };

  const markRead = (member: Member, room: Room, seq: number) => member.act('markRead', { channelId: room.id, seq });
  const shows = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor();
  const topOf = async (page: Page, text: string): Promise<number> =>
    (await page.getByText(text, { exact: true }).boundingBox())?.y ?? Number.NaN;
  const isSeen = async (page: Page, text: string): Promise<boolean> => {
    const box = await page.getByText(text, { exact: true }).boundingBox();
    const log = await page.getByLabel('Messages', { exact: true }).boundingBox();
    return box !== null && log !== null && box.y >= log.y - 1 && box.y + box.height <= log.y + log.height + 1;
  };
  const seen = (page: Page, text: string) => vi.waitFor(async () => expect(await isSeen(page, text)).toBe(true), 10_000);
  const wheel = async (page: Page, pixels: number): Promise<void> => {
    await page.getByLabel('Messages', { exact: true }).hover();
    await page.mouse.wheel(0, pixels);
  };

  const unreadOf = async (member: Member, room: Room): Promise<number> => {
    const query = 'query ($id: ID!) { channel(id: $id) { unread { count { count } } } }';
    interface Found {
      readonly channel: { readonly unread: { readonly count: { readonly count: number } } };
    }
    return (await member.client.run<Found>(query, { id: room.id })).channel.unread.count.count;
  };
  const marked = (page: Page) => page.locator('[aria-current=true]').filter({ has: page.getByRole('article') });

  it('opens at the first unread message, below a line that stays', async () => {
    const bob = await world.join('bob');
    const room = await roomWith('much', 110);
    await markRead(bob, room, 20);
    const page = await world.enter('bob', room.path);
    await seen(page, 'much 21');
    await page.getByRole('heading', { name: '90 new since' }).waitFor();
    expect(await unreadOf(bob, room)).toBe(90);

    await page.getByRole('button', { name: 'Jump to present' }).click();
    await seen(page, 'much 110');
    await vi.waitFor(async () => expect(await unreadOf(bob, room)).toBe(0), 10_000);
    await send(world.ada, room.id, 'once more');
    await seen(page, 'once more');
    await wheel(page, -100_000);
    await page.getByRole('heading', { name: '91 new since' }).waitFor();
    await page.close();
  });

  it('keeps what is being edited, and the focus in it, however far one reads away from it', async () => {
    const room = await roomWith('edited', 110);
    const page = await world.enter('ada', room.path);
    await shows(page, 'edited 110');
    await page.getByRole('textbox', { name: 'Message #edited' }).press('ArrowUp');
    const editor = page.getByRole('log').getByRole('textbox');
    await editor.fill('edited at length');
    await wheel(page, -1_500);
    await vi.waitFor(async () => expect((await editor.boundingBox())?.y).toBeGreaterThan(1_500));
    // Out of sight, but not out of the hand.
    await page.keyboard.type(', and more');
    await page.evaluate('location.hash = "#1"');
    await seen(page, 'edited 1');
    await page.evaluate('location.hash = "#110"');
    await vi.waitFor(async () => expect(await editor.inputValue()).toBe('edited at length, and more'));
    await editor.press('Enter');
    await editor.waitFor({ state: 'detached' });
    await page.getByRole('article').getByText('edited at length, and more').waitFor();
    await page.close();
  });

  it('marks nothing as read that was not in view at the end for a second', async () => {
    const cleo = await world.join('cleo');
    const room = await roomWith('glance', 60);
    await markRead(cleo, room, 10);
    const page = await world.enter('cleo', room.path);
    await seen(page, 'glance 11');
    await send(world.ada, room.id, 'glance 61');
    await page.getByRole('button', { name: 'Jump to present' }).waitFor();
    expect(await unreadOf(cleo, room)).toBe(51);
    await page.keyboard.press('Escape');
    await seen(page, 'glance 61');
    await vi.waitFor(async () => expect(await unreadOf(cleo, room)).toBe(0), 10_000);
    await page.close();
  });

  it('opens a channel where it was left, also after a reload, and moves nothing while more is said', async () => {
    await world.join('dora');
    const room = await roomWith('left', 110);
    await roomWith('other', 1);
    const page = await world.enter('dora', `${room.path}#50`);
    await seen(page, 'left 50');
    await wheel(page, -137);
    const at = async (): Promise<number> => Math.round(await topOf(page, 'left 48'));
    const settled = await vi.waitFor(async () => {
      const [before, after] = [await at(), await page.evaluate(() => new Promise((done) => setTimeout(done, 200))).then(at)];
      expect(after).toBe(before);
      return after;
    }, 10_000);

    await send(world.ada, room.id, 'left 111');
    await page.getByRole('button', { name: 'Jump to present' }).waitFor();
    expect(await at()).toBe(settled);

    await page.getByRole('link', { name: /other/ }).click();
    await shows(page, 'other 1');
    await page.getByRole('link', { name: /left/ }).click();
    await vi.waitFor(async () => expect(Math.abs((await at()) - settled)).toBeLessThanOrEqual(1), 10_000);
    await page.reload();
    await vi.waitFor(async () => expect(Math.abs((await at()) - settled)).toBeLessThanOrEqual(1), 10_000);
    await page.close();
  });

  it('leads by an address to a message and marks it, to the nearest with a sentence where there is none', async () => {
    await world.join('elin');
    const room = await roomWith('linked', 110);
    const page = await world.enter('elin', `${room.path}#12`);
    await seen(page, 'linked 12');
    await marked(page).getByText('linked 12', { exact: true }).waitFor();

    const go = (fragment: string) => page.evaluate(`location.hash = '${fragment}'`);
    await go('#100');
    await seen(page, 'linked 100');
    await marked(page).getByText('linked 100', { exact: true }).waitFor();
    await marked(page).waitFor({ state: 'detached' });

    await go('#9999');
    await seen(page, 'linked 110');
    await page.getByText('That message is not here. This is the nearest one.').waitFor();

    const { messageId } = await send(world.ada, room.id, 'linked and gone');
    await world.ada.act('deleteMessage', { channelId: room.id, messageId });
    await page.getByText('Message deleted by its author').waitFor();
    await go('#111');
    await page.getByText('That message was deleted. This is where it stood.').waitFor();
    await page.close();
  });

  it('leads to a date from the line of a day, by keys too', async () => {
    await world.join('finn');
    const room = await roomWith('dated', 110);
    const page = await world.enter('finn', room.path);
    await seen(page, 'dated 1');
    await page.getByLabel('Messages', { exact: true }).focus();
    await page.keyboard.press('Control+End');
    await seen(page, 'dated 110');
    await page.keyboard.press('Control+Home');
    await seen(page, 'dated 1');
    await page.getByTitle('Jump to a date').first().click();
    const dialog = page.getByRole('dialog', { name: 'Jump to a date' });
    await dialog.getByRole('textbox').or(dialog.locator('input')).fill('2020-01-31');
    await dialog.getByRole('button', { name: 'Jump', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await seen(page, 'dated 1');
    await page.close();
  });

  it('says what is wrong where the server answers wrongly, and goes on once it answers well', async () => {
    await world.join('gita');
    const room = await roomWith('broken', 3);
    const page = await world.enter('gita', '/');
    await page.getByRole('link', { name: /broken/ }).waitFor();
    const answers = [
      { status: 500, body: 'the server is on fire' },
      { status: 200, contentType: 'application/json', body: '{"data": {' },
    ];
    for (const answer of answers) {
      const isPage = (body: string | null): boolean => body?.includes('OlderPage') ?? false;
      await page.route('**/graphql', (route) => (isPage(route.request().postData()) ? route.fulfill(answer) : route.continue()));
      await page.goto(world.at(room.path));
      await page.getByRole('alert').getByText('The server cannot be reached.').waitFor();
      await page.getByRole('button', { name: 'Try again' }).waitFor();
      await page.unroute('**/graphql');
      await seen(page, 'broken 3');
      await page.getByRole('alert').waitFor({ state: 'detached' });
    }
    await page.close();
    // What the network answered is no mistake of the page.
    const others = world.problems.splice(0).filter((text) => !text.includes('status of 500'));
    world.problems.push(...others);
  });

  it('shows skeletons where the answer takes long, and says so where none comes', async () => {
    await world.join('hugo');
    const room = await roomWith('silent', 3);
    const page = await world.enter('hugo', '/', { locale: 'ru-RU', width: 360, height: 740 });
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('OlderPage') ? Promise.resolve() : route.continue(),
    );
    await page.goto(world.at(room.path));
    await page.getByRole('status', { name: 'Сообщения загружаются' }).waitFor();
    await page.getByRole('alert').waitFor({ timeout: 20_000 });
    await page.unroute('**/graphql');
    await shows(page, 'silent 3');
    await page.close();
  });

  it('shows nothing any more of what the reader may no longer see', async () => {
    const ivan = await world.join('ivan');
    const room = await roomWith('secret', 3);
    const page = await world.enter('ivan', room.path);
    await seen(page, 'secret 3');
    await world.ada.act('kickMember', { guildId: world.guildId, userId: ivan.id });
    await page.getByText('secret 3', { exact: true }).waitFor({ state: 'detached' });
    await page.close();
  });

  it('complained about nothing', () => {
    expect(world.problems).toEqual([]);
  });
});
