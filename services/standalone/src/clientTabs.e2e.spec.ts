import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { send } from './testing/rooms.ts';

const heading = (page: Page, name: string) => page.locator('main').getByRole('heading', { level: 1, name, exact: true });
const chip = (page: Page) => page.getByRole('banner').getByRole('status').or(page.locator('header').getByRole('status')).first();
const field = (page: Page) => page.locator('textarea');

const unread = (page: Page, channel: string) => page.getByRole('link', { name: `${channel}, unread messages` });

withComponent('chromium', 'the client in several tabs and over bad networks', ({ path }) => {
  let world: ClientWorld;
  let one: Page;
  let other: Page;
  let elsewhere: Page;
  let quiet: string;
  beforeAll(async () => {
    world = await clientWorld(path);
    const { channel } = await world.ada.act<{ readonly channel: { readonly id: string } }>(
      'createChannel',
      { guildId: world.guildId, name: 'quiet' },
      'channel { id }',
    );
    quiet = channel.id;
    await world.join('boris', 'Борис');
    one = await world.enter('boris');
    await heading(one, 'general').waitFor();
    other = await world.openTab(one);
    elsewhere = await world.enter('boris');
    for (const page of [other, elsewhere]) await heading(page, 'general').waitFor();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('never uses one refresh secret twice, however often all tabs begin at once', async () => {
    for (let round = 0; round < 4; round += 1) {
      await Promise.all([one.reload(), other.reload()]);
      for (const page of [one, other]) await heading(page, 'general').waitFor();
    }
  });

  it('takes the mark of a channel away in every tab and on every device once it is read in one', async () => {
    await send(world.ada, quiet, 'news');
    for (const page of [one, other, elsewhere]) await unread(page, 'quiet').waitFor();
    await one.bringToFront();
    await unread(one, 'quiet').click();
    await one.getByText('news', { exact: true }).waitFor();
    for (const page of [other, elsewhere]) await unread(page, 'quiet').waitFor({ state: 'detached', timeout: 15_000 });
    await one.goBack();
  });

  it('follows the language and the scheme that are chosen in another tab', async () => {
    await one.evaluate(`localStorage.setItem('language', 'ru'); localStorage.setItem('look', '{"theme":"LIGHT"}')`);
    await other.getByRole('navigation', { name: 'Каналы' }).waitFor();
    await other.locator('html[data-scheme=light]').waitFor();
    await one.evaluate(`localStorage.setItem('language', 'en'); localStorage.setItem('look', '{"theme":"DARK"}')`);
    await other.getByRole('navigation', { name: 'Channels' }).waitFor();
  });

  it('says up to where all is there, and that the network is away, at once', async () => {
    await send(world.ada, world.channelId, 'the first');
    await chip(one).getByText('complete to #1').waitFor();
    await one.context().setOffline(true);
    await chip(one)
      .getByText(/^Offline since \d/)
      .waitFor();
    await field(one).fill('said in the dark');
    await one.keyboard.press('Enter');
    await chip(one)
      .getByText(/1 waiting$/)
      .waitFor();
    await one.context().setOffline(false);
    await chip(one).getByText('complete to #2').waitFor({ timeout: 15_000 });
    await elsewhere.getByText('said in the dark').waitFor();
  });

  it('goes on where it was after the server was killed and came back, and misses nothing', async () => {
    await world.kill();
    await chip(one)
      .getByText(/^Offline since/)
      .waitFor();
    await field(one).fill('said to nobody');
    await one.keyboard.press('Enter');
    await one.locator('[data-pending=true]').waitFor();
    await world.startAgain();
    await send(world.ada, world.channelId, 'after the crash');
    for (const page of [one, other, elsewhere]) {
      await page.getByText('said to nobody').waitFor({ timeout: 30_000 });
      await page.getByText('after the crash', { exact: true }).waitFor();
      await chip(page).getByText('complete to #4').waitFor({ timeout: 15_000 });
    }
    expect(await one.locator('[data-pending=true]').count()).toBe(0);
  });

  it('notices after a lost connection what was said in other channels meanwhile', async () => {
    await one.context().setOffline(true);
    await chip(one)
      .getByText(/^Offline since/)
      .waitFor();
    await send(world.ada, quiet, 'while you were away');
    await unread(elsewhere, 'quiet').waitFor();
    await one.context().setOffline(false);
    await unread(one, 'quiet').waitFor({ timeout: 15_000 });
  });

  it('notices a server that has gone without a word', async () => {
    const context = await world.browser.newContext();
    const page = await context.newPage();
    let isSilent = false;
    await page.routeWebSocket(/graphql/, (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((message) => isSilent || server.send(message));
      server.onMessage((message) => isSilent || socket.send(message));
    });
    await page.goto(world.at('/login'));
    await page.fill('[name=handle]', 'boris');
    await page.fill('[name=password]', 'a long enough passphrase');
    await page.click('form button[type=submit]');
    await chip(page)
      .getByText(/^complete/)
      .waitFor();
    isSilent = true;
    await chip(page)
      .getByText(/^Offline since/)
      .waitFor({ timeout: 25_000 });
    isSilent = false;
    await chip(page)
      .getByText(/^complete/)
      .waitFor({ timeout: 25_000 });
    await context.close();
  });

  it('logs out of all tabs at once, and in again', async () => {
    await one.getByRole('button', { name: 'Log out' }).click();
    for (const page of [one, other]) await page.getByRole('button', { name: 'Log in' }).waitFor();
    expect(await heading(elsewhere, 'general').isVisible()).toBe(true);
    await one.fill('[name=handle]', 'boris');
    await one.fill('[name=password]', 'a long enough passphrase');
    await one.click('form button[type=submit]');
    for (const page of [one, other]) await heading(page, 'general').waitFor();
  });

  it('complained about nothing', async () => {
    await vi.waitFor(() => expect(world.problems.filter((text) => !/status of 5\d\d/.test(text))).toEqual([]), 10_000);
  });
});
