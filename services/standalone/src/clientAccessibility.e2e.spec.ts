import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './testing/axe.ts';
import { type ClientWorld, clientWorld, type PageOptions } from './testing/clientWorld.ts';
import { followDevice, send } from './testing/rooms.ts';

const variants: readonly (readonly [string, PageOptions])[] = [
  ['dark, 1280 px, English', { width: 1_280, height: 800, locale: 'en-US', colorScheme: 'dark' }],
  ['light, 360 px, Russian', { width: 360, height: 740, locale: 'ru-RU', colorScheme: 'light' }],
];

const said = [
  '# Heading\n> quoted\n- **bold** and `code`\n```js\nconst a = 1;\n```',
  '||spoiler|| https://example.org',
  'Привет 👋',
];

const settings = ['profile', 'security', 'privacy', 'appearance', 'language', 'notifications'] as const;

withComponent('chromium', 'axe', ({ path }) => {
  let world: ClientWorld;
  let cydId: string;

  beforeAll(async () => {
    world = await clientWorld(path);
    const boris = await world.join('boris', 'Борис');
    const cyd = await world.join('cyd');
    cydId = cyd.id;
    await followDevice(boris);
    for (const content of said) await send(boris, world.channelId, content);
    await world.ada.act('createCategory', { guildId: world.guildId, name: 'Docks' });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  describe.each(variants)('finds nothing, %s,', (_, options) => {
    const finds = async (page: Page): Promise<void> => {
      // A menu stands over the page, and so in no landmark of it.
      expect((await violationsOf(page)).filter((found) => !found.startsWith('region'))).toEqual([]);
      expect(await page.locator('html').getAttribute('data-scheme')).toBe(options.colorScheme);
    };
    const channel = async (): Promise<Page> => {
      const page = await world.enter('boris', undefined, options);
      await page.getByText('Привет 👋').waitFor();
      return page;
    };

    it.each(['/login', '/register', '/setup#secret', '/invite/unknown'])('at %s', async (address) => {
      const page = await world.visit(options);
      await page.goto(world.at(address));
      await page.locator('form').waitFor();
      await finds(page);
      await page.context().close();
    });

    it('on a channel where people talk, and in what opens over it', async () => {
      const page = await channel();
      await finds(page);
      for (const key of ['Control+KeyK', 'Control+Slash']) {
        await page.keyboard.press(key);
        await page.getByRole('dialog').waitFor();
        await finds(page);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      await page.getByRole('heading', { level: 3, name: 'Борис' }).getByRole('button').click();
      await page.getByRole('dialog', { name: 'Борис' }).waitFor();
      await finds(page);
      await page.context().close();
    });

    it('in the settings', async () => {
      const page = await channel();
      for (const name of settings) {
        await page.goto(world.at(`/settings/${name}`));
        await page.getByRole('heading', { level: 1 }).waitFor();
        await finds(page);
      }
      await page.context().close();
    });

    it('in a direct conversation, and beside it', async () => {
      const page = await channel();
      await page.goto(world.at(`/direct/with/${cydId}`));
      await page.getByRole('heading', { level: 1, name: 'cyd' }).waitFor();
      await finds(page);
      await page.context().close();
    });
  });

  it('found it all on pages that complained about nothing', () => {
    expect(world.problems).toEqual([]);
  });
});
