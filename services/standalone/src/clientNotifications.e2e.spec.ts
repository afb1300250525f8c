import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { type Member, send } from './testing/rooms.ts';

const patience = { timeout: 15_000, interval: 100 };

const heading = (page: Page, name: string) => page.locator('main').getByRole('heading', { level: 1, name, exact: true });

/** Keeps what the page shows on the desktop, as nobody looks at one here. */
const keepShown = `
  window.shown = [];
  window.Notification = class {
    static permission = 'granted';
    constructor(title, options) {
      this.title = title;
      Object.assign(this, options);
      window.shown = [...window.shown.filter(({ tag }) => tag !== this.tag), this];
    }
    close() { window.shown = window.shown.filter((one) => one !== this); }
  };
`;

const shownIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate("window.shown.map(({ title, body, tag }) => [title, body, tag.length].join(' | '))");

const icon = async (page: Page): Promise<string> => (await page.locator('link[rel=icon]').getAttribute('href')) ?? '';

withComponent('chromium', 'notifications of the client', ({ path }) => {
  let world: ClientWorld;
  let one: Page;
  let other: Page;
  let quiet: string;
  let boris: Member;
  const shown = async (): Promise<readonly string[]> => [...(await shownIn(one)), ...(await shownIn(other))];
  const isShown = (...texts: readonly string[]) => vi.waitFor(async () => expect(await shown()).toEqual(texts), patience);
  beforeAll(async () => {
    world = await clientWorld(path);
    const { channel } = await world.ada.act<{ readonly channel: { readonly id: string } }>(
      'createChannel',
      { guildId: world.guildId, name: 'quiet' },
      'channel { id }',
    );
    quiet = channel.id;
    boris = await world.join('boris', 'Борис');
    await boris.act('changeSettings', { version: 0, notifications: 'ALL' });
    one = await world.enter('boris');
    await heading(one, 'general').waitFor();
    await one.context().addInitScript(keepShown);
    await one.reload();
    other = await world.openTab(one);
    for (const page of [one, other]) await heading(page, 'general').waitFor();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('tell once, in one of the tabs, what is said where nobody looks', async () => {
    await send(world.ada, quiet, 'a **bold** word and a ||secret||');
    await isShown('#quiet · Harbour | Ada: a bold word and a ▮▮▮ | 32');
  });

  it('never tell of the channel that is looked at', async () => {
    await send(world.ada, world.channelId, 'in the open channel');
    await one.getByText('in the open channel').waitFor();
    await send(world.ada, quiet, 'elsewhere');
    await vi.waitFor(async () => expect((await shown()).at(-1)).toContain('Ada: elsewhere'), patience);
    expect((await shown()).join()).not.toContain('in the open channel');
  });

  it('mark the tab where something is unread, and more where somebody is mentioned', async () => {
    await vi.waitFor(async () => expect(await icon(one)).toContain('iconUnread'), patience);
    expect(await one.title()).toMatch(/^• #general/);
    await send(world.ada, quiet, '@everyone look');
    await vi.waitFor(async () => expect(await icon(one)).toContain('iconMentioned'), patience);
    await vi.waitFor(async () => expect(await one.title()).toMatch(/^\(1\) #general/), patience);
  });

  it('lead by a click to the channel, go away once it is read, and leave the tab as it was', async () => {
    const page = (await shownIn(one)).length > 0 ? one : other;
    await page.bringToFront();
    await page.evaluate('window.shown.at(-1).onclick()');
    await heading(page, 'quiet').waitFor();
    await isShown();
    await vi.waitFor(async () => expect(await icon(page)).not.toMatch(/Unread|Mentioned/), patience);
    await page.getByRole('link', { name: 'general' }).click();
  });

  it('tell nothing while the person is not to be disturbed', async () => {
    await boris.act('changeSettings', { version: 1, presence: 'DO_NOT_DISTURB' });
    for (const page of [one, other]) {
      await page.reload();
      await heading(page, 'general').waitFor();
    }
    await send(world.ada, quiet, '@everyone hush');
    await vi.waitFor(async () => expect(await icon(one)).toContain('iconMentioned'), patience);
    expect(await shown()).toEqual([]);
  });

  it('complained about nothing', () => {
    expect(world.problems).toEqual([]);
  });
});
