import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { send } from './testing/rooms.ts';

interface Vitals {
  /** Milliseconds. */
  readonly LCP?: number;
  readonly CLS?: number;
  /** Milliseconds. */
  readonly INP?: number;
}

const script = createRequire(import.meta.url)
  .resolve('web-vitals')
  .replace(/web-vitals\.[^/]+$/, 'web-vitals.iife.js');

const collect = `
  window.vitals = {};
  for (const name of ['LCP', 'CLS', 'INP']) {
    const take = ({ value }) => { window.vitals[name] = value; };
    webVitals['on' + name](take, { reportAllChanges: true, durationThreshold: 16 });
  }`;

const vitalsOf = (page: Page): Promise<Vitals> => page.evaluate('window.vitals');

/**
 * The window is as large as the viewport, with its own bars in it: what is at the bottom of the page is below the window, drawn and not
 * presented until something above it is, which INP would wait for.
 */
const enlargeWindow = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const { windowId } = await session.send('Browser.getWindowForTarget');
  await session.send('Browser.setWindowBounds', { windowId, bounds: { width: 1_600, height: 1_200 } });
};

withComponent('chromium', 'web vitals', ({ path }) => {
  let world: ClientWorld;
  let source: string;

  beforeAll(async () => {
    world = await clientWorld(path);
    const boris = await world.join('boris', 'Борис');
    for (let index = 0; index < 120; index += 1)
      await send(boris, world.channelId, `line ${index} ${'words '.repeat(index % 40)}`);
    source = `${await readFile(script, 'utf8')};${collect}`;
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('of the log-in page are good', async () => {
    const page = await world.visit({ isTimed: true });
    await page.addInitScript(source);
    await page.goto(world.at('/login'));
    await page.getByRole('button', { name: 'Log in' }).waitFor();
    await page.waitForLoadState('networkidle');
    const { LCP, CLS } = await vitalsOf(page);
    expect(LCP).toBeLessThan(2_500);
    expect(CLS ?? 0).toBeLessThan(0.1);
  });

  it.each(['/login', 'a channel'])('begin with at most 300 KB of JavaScript, compressed, at %s', async (place) => {
    const isChannel = place === 'a channel';
    const page = await (isChannel ? world.enter('boris', '/settings', { isTimed: true }) : world.visit({ isTimed: true }));
    const scripts = new Map<string, Promise<number>>();
    page.on('response', (response) => {
      const size = async () => gzipSync(await response.body()).length;
      if (response.url().endsWith('.js')) scripts.set(response.url(), size());
    });
    await page.goto(world.at(isChannel ? `/guilds/${world.guildId}/${world.channelId}` : place));
    await (isChannel ? page.getByText('line 119') : page.getByRole('button', { name: 'Log in' })).waitFor();
    await page.waitForLoadState('networkidle');
    const bytes = (await Promise.all(scripts.values())).reduce((sum, size) => sum + size, 0);
    process.stdout.write(`JavaScript at ${place}: ${Math.round(bytes / 1_024)} KB\n`);
    expect(bytes).toBeGreaterThan(100 * 1_024);
    expect(bytes).toBeLessThan(300 * 1_024);
  });

  it('of a channel are good, from its opening through writing, reacting and reading back', async () => {
    const page = await world.enter('boris', '/login', { isTimed: true });
    await enlargeWindow(page);
    await page.addInitScript(source);
    await page.goto(world.at(`/guilds/${world.guildId}/${world.channelId}`));
    await page.getByText('line 119').waitFor();
    await page.getByRole('textbox').click();
    await page.keyboard.type('Some words, one after the other', { delay: 20 });
    await page.keyboard.press('Enter');
    await page.getByText('one after the other').waitFor();
    await page.mouse.move(600, 400);
    for (let turn = 0; turn < 10; turn += 1) await page.mouse.wheel(0, -400);
    await page.getByRole('button', { name: /present|new/ }).click();
    await page.getByText('one after the other').waitFor();
    await page.waitForTimeout(1_000);
    const { LCP, CLS, INP } = await vitalsOf(page);
    process.stdout.write(`a channel: LCP ${LCP} ms, INP ${INP} ms, CLS ${CLS}\n`);
    expect(LCP).toBeLessThan(2_500);
    expect(INP).toBeLessThan(200);
    expect(CLS ?? 0).toBeLessThan(0.1);
  });

  it('were taken on pages that complained about nothing', () => {
    expect(world.problems).toEqual([]);
  });
});
