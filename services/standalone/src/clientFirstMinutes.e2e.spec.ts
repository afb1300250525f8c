import { withComponent } from '@chat/platform/testing/withComponent';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmptyWorld, emptyClientWorld } from './testing/emptyClientWorld.ts';
import { password } from './testing/rooms.ts';

/** Milliseconds that a person waits at most after something they did: a second, on a machine that has nothing else to do. */
const longestWait = 1_000;
/** How much longer it may take on one that has. What it took is printed. */
const room = 3;

withComponent('chromium', 'the first minutes', ({ path }) => {
  const waits: { readonly what: string; readonly took: number }[] = [];
  let world: EmptyWorld;
  let ann: Page;
  let boris: Page;
  let link: string;

  /** Does what leads somewhere, and notes how long that took. */
  const wait = async (what: string, act: () => Promise<unknown>, shown: Locator): Promise<void> => {
    const began = performance.now();
    await act();
    await shown.waitFor();
    waits.push({ what, took: Math.round(performance.now() - began) });
  };
  const text = (page: Page, shown: string): Locator => page.getByText(shown, { exact: true });
  const introduce = async (page: Page, handle: string, displayName: string): Promise<void> => {
    await page.fill('[name=handle]', handle);
    await page.fill('[name=displayName]', displayName);
    await page.fill('[name=password]', password);
  };
  const enter = (page: Page) => () => page.click('form button[type=submit]');
  const field = (page: Page): Locator => page.locator('form, main').getByRole('textbox').last();
  const say = (page: Page, content: string) => async () => {
    await field(page).fill(content);
    // On a screen for fingers Enter breaks the line.
    await page.getByRole('button', { name: /^(Send|Отправить)$/ }).click();
  };
  const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name, exact: true });
  const choose = async (item: string): Promise<void> => {
    await ann.getByRole('navigation', { name: 'Channels' }).getByRole('link').first().click({ button: 'right' });
    await ann.getByRole('menuitem', { name: item, exact: true }).click();
  };

  beforeAll(async () => {
    world = await emptyClientWorld(path);
    ann = await world.visit({ isTimed: true });
    boris = await world.visit({ isTimed: true, width: 360, height: 740, locale: 'ru-RU', hasTouch: true });
    await ann.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('begin with the set-up link, and say what to do next', async () => {
    await ann.goto(world.at(`/setup#${world.product.setUpSecret}`));
    await introduce(ann, 'ann', 'Ann');
    await wait('set up', enter(ann), text(ann, 'You are in no guild yet.'));
  });

  it('go on with a guild that has a channel', async () => {
    const title = 'Create a guild';
    await wait(
      'ask for a guild',
      () => ann.locator('main').getByRole('button', { name: title }).click(),
      ann.getByRole('dialog'),
    );
    await ann.getByLabel('Name of the guild').fill('Harbour');
    const create = () => ann.getByRole('dialog').getByRole('button', { name: title }).click();
    await wait('create it', create, text(ann, 'This is the beginning of #general.'));
  });

  it('lead to a link that invites, copied', async () => {
    const copied = ann.getByText('Copied.', { exact: true });
    await wait('ask for a link', () => ann.getByRole('button', { name: 'Invite people' }).click(), ann.getByRole('dialog'));
    await wait('copy it', () => ann.getByRole('button', { name: 'Copy', exact: true }).click(), copied);
    link = await ann.evaluate<string>('navigator.clipboard.readText()');
    expect(link).toMatch(/\/invite\/\w+$/);
    await ann.getByRole('button', { name: 'Close' }).click();
  });

  it('show the guild to who opens it, and let them in, on a phone and in their language', async () => {
    await wait('open the invite', () => boris.goto(link), boris.getByText('Harbour'));
    await introduce(boris, 'boris', 'Борис');
    await wait('register', enter(boris), text(boris, 'Здесь начинается #general.'));
    await ann.getByRole('complementary').getByText('Борис').waitFor();
  });

  it('let both talk', async () => {
    await wait('say', say(ann, 'Hello **Boris**'), text(boris, 'Hello Boris'));
    await wait('reply', say(boris, 'Привет, Ann'), text(ann, 'Привет, Ann'));
  });

  it('lose nothing to a bad network', async () => {
    await boris.context().setOffline(true);
    await wait('say without a network', say(boris, 'всё ещё здесь'), text(boris, 'всё ещё здесь'));
    await boris.context().setOffline(false);
    await text(ann, 'всё ещё здесь').waitFor();
    await boris.locator('[data-pending=true]').waitFor({ state: 'detached' });
    expect(await text(ann, 'всё ещё здесь').count()).toBe(1);
  });

  it('show a new name to both at once', async () => {
    await choose('Edit the channel');
    await ann.getByLabel('Name of the channel').fill('пирс');
    await wait('rename', () => ann.getByRole('button', { name: 'Save' }).click(), heading(boris, 'пирс'));
  });

  it('archive the channel and take it back, for both', async () => {
    const archived = text(boris, 'Канал в архиве: читать можно, писать нельзя.');
    await wait('archive', () => choose('Archive'), archived);
    await ann.getByRole('button', { name: 'Undo' }).click();
    await archived.waitFor({ state: 'detached' });
    await wait('talk again', say(boris, 'снова можно'), text(ann, 'снова можно'));
  });

  it('switch the language in place', async () => {
    await wait('open the settings', () => ann.getByRole('link', { name: 'Settings' }).click(), heading(ann, 'Profile'));
    await ann.getByRole('link', { name: 'Language' }).click();
    await wait('choose Russian', () => ann.getByRole('radio', { name: 'Русский' }).click(), heading(ann, 'Язык'));
    await ann.keyboard.press('Escape');
    await text(ann, 'снова можно').waitFor();
    expect(await ann.evaluate<string>('document.documentElement.lang')).toBe('ru');
  });

  it('fit a phone', async () => {
    await ann.setViewportSize({ width: 360, height: 740 });
    await ann.getByRole('button', { name: 'Гильдии и каналы' }).waitFor();
    for (const page of [ann, boris]) {
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    }
  });

  it('had no wait longer than a second, and complained about nothing', () => {
    process.stdout.write(`waits of the first minutes, in ms: ${waits.map(({ what, took }) => `${what} ${took}`).join(', ')}\n`);
    expect(waits.filter(({ took }) => took > longestWait * room)).toEqual([]);
    expect(world.problems).toEqual([]);
  });
});
