import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { faintTexts } from './testing/renderedContrast.ts';
import { send } from './testing/rooms.ts';

const variants = [
  { theme: 'DARK', contrast: 'STANDARD', accentColour: null, least: 4.5 },
  { theme: 'LIGHT', contrast: 'STANDARD', accentColour: null, least: 4.5 },
  { theme: 'DARK', contrast: 'STANDARD', accentColour: '#0000ff', least: 4.5 },
  { theme: 'LIGHT', contrast: 'STANDARD', accentColour: '#ffff00', least: 4.5 },
  { theme: 'DARK', contrast: 'MOST', accentColour: null, least: 7 },
  { theme: 'LIGHT', contrast: 'MOST', accentColour: null, least: 7 },
] as const;

/** Once nothing changes its colour any more. */
const isReadable = (page: Page, least: number): Promise<void> =>
  expect.poll(() => faintTexts(page, least), { timeout: 10_000 }).toEqual([]);

withComponent('chromium', 'every text that is painted', ({ path }) => {
  let world: ClientWorld;
  let page: Page;
  let version = 0;

  beforeAll(async () => {
    world = await clientWorld(path);
    const boris = await world.join('boris', 'Борис');
    await send(boris, world.channelId, `hello **bold** ||hidden|| https://example.org <@${world.ada.id}>`);
    await send(world.ada, world.channelId, '> quoted\n```js\nconst a = 1;\n```');
    page = await world.enter('ada');
  });
  afterAll(() => world[Symbol.asyncDispose]());

  describe.each(variants)('in $theme at $contrast with the accent $accentColour', ({ least, ...look }) => {
    const places = [
      ['a channel', () => `/guilds/${world.guildId}/${world.channelId}`],
      ['the appearance', () => '/settings/appearance'],
      ['the sessions', () => '/settings/security'],
      ['the profile', () => '/settings/profile'],
      ['the direct messages', () => '/direct'],
    ] as const;

    beforeAll(async () => {
      await world.ada.act('changeSettings', { version, ...look }, 'settings { version }');
      version += 1;
    });

    it.each(places)(`has at least ${least}:1 in %s`, async (_name, address) => {
      await page.goto(world.at(address()));
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
      await page.locator(`html[data-scheme=${look.theme.toLowerCase()}]`).waitFor();
      await isReadable(page, least);
    });
  });

  it('has at least 4.5:1 on the pages before log-in, also beside what is wrong', async () => {
    for (const theme of ['DARK', 'LIGHT']) {
      const visitor = await world.visit({ width: 360, height: 740 });
      await visitor.addInitScript(`localStorage.setItem('look', JSON.stringify({ theme: '${theme}' }))`);
      await visitor.goto(world.at('/login'));
      await visitor.getByRole('button', { name: 'Log in' }).click();
      await visitor.getByRole('alert').waitFor();
      await isReadable(visitor, 4.5);
      await visitor.goto(world.at('/register'));
      await visitor.getByLabel('Handle').waitFor();
      await isReadable(visitor, 4.5);
    }
  });

  it('leaves nothing in the console', () => {
    expect(world.problems).toEqual([]);
  });
});
