import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { send } from './testing/rooms.ts';

type Vital = 'LCP' | 'INP' | 'CLS';

const script = createRequire(import.meta.url)
  .resolve('web-vitals')
  .replace(/web-vitals\.[^/]+$/, 'web-vitals.iife.js');

const collect = `
  window.vitals = {};
  for (const name of ['LCP', 'INP', 'CLS']) {
    webVitals['on' + name](({ value }) => { window.vitals[name] = value; }, { reportAllChanges: true, durationThreshold: 16 });
  }`;

/** In milliseconds; CLS has no unit. */
const vitalsOf = (page: Page): Promise<Readonly<Partial<Record<Vital, number>>>> => page.evaluate('window.vitals');

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

  it('begin with at most 300 KB of JavaScript, compressed', async () => {
    const page = await world.visit({ isTimed: true });
    const scripts = new Map<string, number>();
    page.on('response', async (response) => {
      if (response.url().endsWith('.js')) scripts.set(response.url(), gzipSync(await response.body()).length);
    });
    await page.goto(world.at('/login'));
    await page.getByRole('button', { name: 'Log in' }).waitFor();
    await page.waitForLoadState('networkidle');
    const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(300 * 1_024);
  });

  it('of a channel are good, from its opening through writing, reacting and reading back', async () => {
    const page = await world.enter('boris', '/login', { isTimed: true });
    await page.addInitScript(source);
    await page.goto(world.at(`/guilds/${world.guildId}/${world.channelId}`));
    await page.getByText('line 119').waitFor();
    // Headless Chromium draws a page that nobody looks at without presenting it, for seconds: INP would measure that.
    await page.screenshot();
    await page.getByRole('textbox').click();
    await page.keyboard.type('Some words, one after the other', { delay: 20 });
    await page.keyboard.press('Enter');
    await page.getByText('one after the other').waitFor();
    await page.mouse.move(600, 400);
    for (let turn = 0; turn < 10; turn += 1) await page.mouse.wheel(0, -400);
    await page.getByRole('button', { name: /present|new/ }).click();
    await page.getByText('one after the other').waitFor();
    const { LCP, INP, CLS } = await vitalsOf(page);
    expect(LCP).toBeLessThan(2_500);
    process.stdout.write(`web vitals of a channel: ${JSON.stringify({ LCP, INP, CLS })}\n`);
    expect(INP).toBeLessThan(200);
    expect(CLS ?? 0).toBeLessThan(0.1);
  });

  it('were taken on pages that complained about nothing', () => {
    expect(world.problems).toEqual([]);
  });
});
