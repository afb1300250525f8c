import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { followDevice, type Member, newcomerOf, send } from './testing/rooms.ts';

/** Where the pictures of the README go; without it they are looked at by the spec alone. */
const folder = process.env['SCREENSHOTS'];

const widths = [360, 768, 1_280] as const;
const schemes = ['dark', 'light'] as const;

interface State {
  /** Whose browser it is; nobody's where absent. */
  readonly handle?: string;
  readonly path: string;
  /** Until it is there. */
  readonly shown: (page: Page) => Promise<unknown>;
}

const names = ['login', 'setup', 'empty', 'channel', 'switcher', 'appearance', 'direct'] as const;
type Name = (typeof names)[number];

withComponent('chromium', 'the main states', ({ path }) => {
  let world: ClientWorld;
  let states: Readonly<Record<Name, State>>;

  const talk = async (ada: Member, boris: Member, cyd: Member): Promise<void> => {
    const { channelId } = world;
    await send(boris, channelId, 'Доброе утро! Кто сегодня на дежурстве?');
    await send(ada, channelId, 'Morning. **Cyd** is, I think: see `rota.md`');
    await send(ada, channelId, '```ts\nconst tide = await forecast("high");\nconsole.log(tide.at);\n```');
    await send(cyd, channelId, '> see the rota\nYes, me. Back at noon 👋 https://example.org/tides');
    const { messageId } = await send(boris, channelId, 'Отлично, тогда я займусь грузом. ||Никому не говорите||');
    for (const emoji of ['👍', '🎉']) await cyd.act('addReaction', { channelId, messageId, emoji });
    await ada.act('addReaction', { channelId, messageId, emoji: '👍' });
  };

  beforeAll(async () => {
    if (folder !== undefined) await mkdir(folder, { recursive: true });
    world = await clientWorld(path);
    const { ada, guildId } = world;
    const [boris, cyd] = [await world.join('boris', 'Борис Годунов'), await world.join('cyd', 'Cyd')];
    const { categoryId } = await ada.act<{ readonly categoryId: string }>(
      'createCategory',
      { guildId, name: 'Docks' },
      'categoryId',
    );
    await ada.act('createChannel', { guildId, name: 'cargo', kind: 'TEXT', topic: 'What comes and goes', categoryId });
    await ada.act('createChannel', { guildId, name: 'Pier', kind: 'VOICE', categoryId });
    await talk(ada, boris, cyd);
    const dora = await newcomerOf(world.product.address, { handle: 'dora', displayName: 'Dora' });
    // Their look is that of the device.
    for (const person of [cyd, dora]) await followDevice(person);
    const { conversationId } = await boris.act<{ readonly conversationId: string }>(
      'openDirectConversation',
      { userIds: [cyd.id] },
      'conversationId',
    );
    await send(boris, conversationId, 'Увидимся на пирсе в шесть?');
    const channel = `/guilds/${guildId}/${world.channelId}`;
    const form = (page: Page) => page.locator('form').waitFor();
    const said = (page: Page) => page.getByText('Отлично, тогда').waitFor();
    states = {
      login: { path: '/login', shown: form },
      setup: { path: '/setup#secret', shown: form },
      empty: { handle: 'dora', path: '/', shown: (page) => page.getByText('You are in no guild yet.').waitFor() },
      channel: { handle: 'cyd', path: channel, shown: said },
      switcher: {
        handle: 'cyd',
        path: channel,
        shown: async (page) => {
          await said(page);
          await page.getByRole('textbox').first().waitFor();
          await page.keyboard.press('Control+KeyK');
          await page.getByRole('dialog').getByRole('option').first().waitFor();
        },
      },
      appearance: {
        handle: 'cyd',
        path: '/settings/appearance',
        shown: (page) => page.getByText('Measured contrast').waitFor(),
      },
      direct: { handle: 'cyd', path: `/direct/with/${boris.id}`, shown: (page) => page.getByText('Увидимся на пирсе').waitFor() },
    };
  }, 240_000);
  afterAll(() => world[Symbol.asyncDispose]());

  const draw = async (page: Page, name: Name, picture: string): Promise<void> => {
    const { path: address, shown } = states[name];
    await page.goto(world.at(address));
    await shown(page);
    await page.waitForLoadState('networkidle');
    if (folder !== undefined) await page.screenshot({ path: join(folder, picture), animations: 'disabled' });
  };

  describe.each(schemes)('in %s', (colorScheme) => {
    it.each(names)('fit every width: %s', async (name) => {
      const { handle } = states[name];
      const page = await (handle === undefined ? world.visit({ colorScheme }) : world.enter(handle, '/', { colorScheme }));
      for (const width of widths) {
        await page.setViewportSize({ width, height: width === 360 ? 740 : 800 });
        await draw(page, name, `${name}-${colorScheme}-${width}.png`);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      }
      await page.context().close();
    });
  });

  it('complained about nothing', () => {
    expect(world.problems).toEqual([]);
  });
});
