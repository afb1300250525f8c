import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { send } from './testing/rooms.ts';

const heading = (page: Page, name: string) => page.locator('main').getByRole('heading', { level: 1, name, exact: true });

const kept = (page: Page): Promise<string> =>
  page.evaluate(`new Promise((resolve) => {
    const opening = indexedDB.open('offline');
    opening.onsuccess = () => {
      const database = opening.result;
      if (!database.objectStoreNames.contains('pages')) return resolve('');
      const all = database.transaction('pages').objectStore('pages').getAll();
      all.onsuccess = () => { database.close(); resolve(JSON.stringify(all.result)); };
    };
  })`);

const cached = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`caches.keys().then((names) => Promise.all(names.map(async (name) =>
    (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).then((all) => all.flat())`);

/** Milliseconds without a network; a minute with CHAT_LONG_AWAY=1. */
const awayFor = process.env['CHAT_LONG_AWAY'] === '1' ? 60_000 : 2_000;

withComponent('chromium', 'the client without a network', ({ path }) => {
  let world: ClientWorld;
  let page: Page;
  beforeAll(async () => {
    world = await clientWorld(path);
    await world.join('boris', 'Борис');
    await send(world.ada, world.channelId, 'worth **keeping**, but not ||this||');
    page = await world.enter('boris', undefined, { hasWorker: true });
    await heading(page, 'general').waitFor();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('can be installed: it has a manifest with icons, and files that are fresh and of its own', async () => {
    const manifest = await fetch(world.at('/manifest.webmanifest'));
    const { icons, start_url: start } = (await manifest.json()) as { icons: { src: string }[]; start_url: string };
    expect([start, icons.length]).toEqual(['/', 3]);
    for (const { src } of icons) {
      const icon = await fetch(world.at(src));
      expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/png']);
    }
    const worker = await fetch(world.at('/sw.js'));
    expect(worker.headers.get('content-type')).toContain('javascript');
    expect(worker.headers.get('cache-control')).toBe('no-cache');
  });

  it('keeps its own files, and no answer of the server', async () => {
    await page.evaluate('navigator.serviceWorker.ready');
    await vi.waitFor(async () => expect((await cached(page)).length).toBeGreaterThan(5), 20_000);
    const paths = await cached(page);
    expect(paths).toContain('/');
    expect(paths.filter((one) => one !== '/' && !one.startsWith('/assets/'))).toEqual([]);
  });

  it('offers another version once it is there, and begins anew with it when the person says so', async () => {
    // Another address of the worker is another version to the browser.
    await page.evaluate(`window.isOld = true; navigator.serviceWorker.register('/sw.js?another')`);
    await page.getByText('A new version is ready.').waitFor({ timeout: 20_000 });
    expect(await page.evaluate('window.isOld')).toBe(true);
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.waitForFunction('window.isOld === undefined');
    await heading(page, 'general').waitFor();
    // The page asks for the first one again, which is another one now.
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByText('A new version is ready.').waitFor({ state: 'detached' });
  });

  it('opens while the server is away, shows what was read last, and comes back by itself', async () => {
    await vi.waitFor(async () => expect(await kept(page)).toContain('keeping'), 20_000);
    await world.kill();
    await page.reload();
    await page.getByText('Without a connection you can read what was here last.').waitFor({ timeout: 20_000 });
    await page.getByText('worth keeping, but not ▮▮▮').waitFor();
    await world.startAgain();
    await heading(page, 'general').waitFor({ timeout: 30_000 });
  });

  it('sends what was said without a network once and in order, also after a reload in the middle, and keeps the draft', async () => {
    const field = page.getByRole('textbox', { name: 'Message #general' });
    const said = ['said in a tunnel', 'said a little later', 'said at its end'];
    await vi.waitFor(async () => expect(await kept(page)).toContain('keeping'), 20_000);
    await page.context().setOffline(true);
    for (const text of said) {
      await field.fill(text);
      await field.press('Enter');
    }
    await page.getByText(/3 waiting$/).waitFor();
    await field.fill('half a thought');
    await page.waitForTimeout(awayFor / 2);
    await page.reload();
    const waiting = page.getByRole('region', { name: '3 messages wait to be sent' });
    await waiting.waitFor({ timeout: 20_000 });
    expect(await waiting.getByRole('paragraph').allInnerTexts()).toEqual(said);
    await page.waitForTimeout(awayFor / 2);
    await page.context().setOffline(false);
    await heading(page, 'general').waitFor({ timeout: 30_000 });
    await page.getByText(/^complete to #4$/).waitFor({ timeout: 30_000 });
    const shown = await page.getByRole('article').allInnerTexts();
    expect(said.map((text) => shown.findIndex((one) => one.includes(text)))).toEqual([1, 2, 3]);
    expect(await field.inputValue()).toBe('half a thought');
    interface Log {
      readonly channel: { readonly messages: { readonly edges: readonly { readonly node: { readonly content: string } }[] } };
    }
    const query = 'query ($id: ID!) { channel(id: $id) { messages(first: 50) { edges { node { content } } } } }';
    const { channel } = await world.ada.client.run<Log>(query, { id: world.channelId });
    expect(channel.messages.edges.map(({ node }) => node.content).slice(1)).toEqual(said);
    await field.fill('');
  }, 180_000);

  it('keeps no message that is deleted', async () => {
    const { messageId } = await send(world.ada, world.channelId, 'soon gone');
    await vi.waitFor(async () => expect(await kept(page)).toContain('soon gone'), 20_000);
    await world.ada.act('deleteMessage', { channelId: world.channelId, messageId });
    await vi.waitFor(async () => expect(await kept(page)).not.toContain('soon gone'), 20_000);
    expect(await kept(page)).toContain('keeping');
  });

  it('keeps nothing of anybody once they have logged out', async () => {
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('button', { name: 'Log in' }).waitFor();
    await vi.waitFor(async () => expect(await kept(page)).toBe('[]'), 10_000);
  });

  it('complained about nothing', () => {
    expect(world.problems).toEqual([]);
  });
});
