import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { type Member, send } from './testing/rooms.ts';

const heading = (page: Page, name: string) => page.locator('main').getByRole('heading', { level: 1, name, exact: true });

withComponent('chromium', 'the keys of the client', ({ path }) => {
  let world: ClientWorld;
  let page: Page;
  let boris: Member;
  const channels: Record<string, string> = {};
  const create = async (name: string): Promise<void> => {
    const { channel } = await world.ada.act<{ readonly channel: { readonly id: string } }>(
      'createChannel',
      { guildId: world.guildId, name },
      'channel { id }',
    );
    channels[name] = channel.id;
  };
  beforeAll(async () => {
    world = await clientWorld(path);
    for (const name of ['кухня', 'release-room', 'zeta']) await create(name);
    boris = await world.join('boris', 'Борис');
    page = await world.enter('boris');
    await heading(page, 'general').waitFor();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('open the switcher, which finds a channel typed on the wrong layout, by the keyboard alone', async () => {
    await page.keyboard.press('Control+KeyK');
    const field = page.getByRole('combobox', { name: 'Jump to…' });
    await field.pressSequentially('re[yz');
    const option = page.getByRole('option', { name: /кухня/ });
    await option.waitFor();
    expect(await option.getAttribute('aria-selected')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await page.keyboard.press('Enter');
    await heading(page, 'кухня').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('are heard in a narrow window too, where the lists are in a drawer', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('button', { name: 'Guilds and channels' }).waitFor();
    await page.keyboard.press('Control+KeyK');
    await page.getByRole('option', { name: /zeta/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1_280, height: 800 });
  });

  it('show in the switcher what is unread first and where one was of late, and find people', async () => {
    await send(world.ada, channels['zeta'] ?? '', 'news');
    await page.getByRole('link', { name: 'zeta, unread messages' }).waitFor();
    await page.keyboard.press('Control+KeyK');
    const names = () => page.getByRole('option').allInnerTexts();
    await vi.waitFor(async () => expect((await names())[0]).toContain('zeta'), 10_000);
    expect((await names()).join()).toContain('general');
    await page.getByRole('combobox').fill('@фвф');
    await page.getByRole('option', { name: /Ada/ }).waitFor();
    await page.getByRole('combobox').fill('no such thing');
    await page.getByText('Nothing here is called “no such thing”.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await heading(page, 'кухня').waitFor();
  });

  it('lead from channel to channel, also while somebody types, around the ends', async () => {
    await page.locator('textarea').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await heading(page, 'release-room').waitFor();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    await heading(page, 'general').waitFor();
    await page.keyboard.press('Alt+ArrowUp');
    await heading(page, 'zeta').waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    await heading(page, 'general').waitFor();
  });

  it('lead to what is unread, and nowhere where nothing is', async () => {
    await send(world.ada, channels['release-room'] ?? '', 'unread');
    await page.getByRole('link', { name: 'release-room, unread messages' }).waitFor();
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await heading(page, 'release-room').waitFor();
  });

  it('mark the whole guild read by Shift+Esc', async () => {
    await page.getByRole('link', { name: 'general' }).click();
    for (const name of ['кухня', 'zeta']) await send(world.ada, channels[name] ?? '', 'for everybody');
    const unread = page.getByRole('link', { name: /unread messages/ });
    const marks = page.getByRole('navigation', { name: 'Channels' }).getByRole('link', { name: /unread messages/ });
    await vi.waitFor(async () => expect(await marks.count()).toBeGreaterThanOrEqual(2), 10_000);
    await page.keyboard.press('Shift+Escape');
    await vi.waitFor(async () => expect(await unread.count()).toBe(0), 10_000);
    await page.reload();
    await heading(page, 'general').waitFor();
    expect(await unread.count()).toBe(0);
  });

  it('open the sheet, which shows only what can be done, and close it again', async () => {
    await page.keyboard.press('Control+Slash');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('Jump to a channel, person or guild').waitFor();
    expect(await sheet.getByText('Microphone off or on').count()).toBe(0);
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Control+Slash');
    await sheet.waitFor({ state: 'hidden' });
    await heading(page, 'general').waitFor();
  });

  it('open the same by hand on a phone, in the language of the person', async () => {
    await boris.act('changeLocale', { locale: 'RU' });
    const phone = await world.enter('boris', undefined, { locale: 'ru-RU', width: 360, height: 740 });
    await phone.getByRole('button', { name: 'Гильдии и каналы' }).click();
    await phone.getByRole('button', { name: 'Перейти…' }).click();
    await phone.getByRole('combobox', { name: 'Перейти…' }).fill('я');
    await phone.getByRole('option', { name: /zeta/ }).click();
    await heading(phone, 'zeta').waitFor();
  });

  it('complained about nothing', () => {
    expect(world.problems).toEqual([]);
  });
});
