import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './testing/axe.ts';
import { type ClientWorld, clientWorld, type PageOptions } from './testing/clientWorld.ts';
import { send } from './testing/rooms.ts';

const variants: readonly (readonly [string, PageOptions])[] = [
  ['dark, 1280 px, English', { width: 1_280, height: 800, locale: 'en-US', colorScheme: 'dark' }],
  ['light, 360 px, Russian', { width: 360, height: 740, locale: 'ru-RU', colorScheme: 'light' }],
];

const said = [
  '# Heading\n> quoted\n- **bold** and `code`\n```js\nconst a = 1;\n```',
  '||spoiler|| https://example.org',
  'Привет 👋',
];

withComponent('chromium', 'axe', ({ path }) => {
  let world: ClientWorld;

  beforeAll(async () => {
    world = await clientWorld(path);
    const boris = await world.join('boris', 'Борис');
    await world.join('cyd');
    for (const content of said) await send(boris, world.channelId, content);
    await world.ada.act('createCategory', { guildId: world.guildId, name: 'Docks' });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  describe.each(variants)('finds nothing, %s,', (_, options) => {
    const finds = async (page: Page): Promise<void> => {
      expect(await violationsOf(page)).toEqual([]);
      await page.context().close();
    };

    it.each(['/login', '/register', '/setup#secret', '/invite/unknown'])('at %s', async (address) => {
      const page = await world.visit(options);
      await page.goto(world.at(address));
      await page.locator('form').waitFor();
      await finds(page);
    });

    it('on a channel where people talk', async () => {
      const page = await world.enter('boris', undefined, options);
      await page.getByText('Привет 👋').waitFor();
      await finds(page);
    });
  });

  it('found it all on pages that complained about nothing', () => {
    expect(world.problems).toEqual([]);
  });
});
