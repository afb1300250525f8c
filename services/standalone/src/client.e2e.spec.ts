import { gzipSync } from 'node:zlib';
import { temporaryDirectory } from '@chat/platform/testing';
import { withComponent } from '@chat/platform/testing/withComponent';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { coverPage } from './testing/pageCoverage.ts';
import { type ProductProcess, startProductProcess } from './testing/productProcess.ts';

const password = 'four unrelated words here';
const hostile = '<img src=x onerror="document.title=1"> ﷽ Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢ 👩‍👩‍👧‍👦';

/** In its order, as people read it. */
const texts = (page: Page): Promise<readonly string[]> => page.locator('[role=log] article').allInnerTexts();

const say = async (page: Page, text: string): Promise<void> => {
  await page.locator('textarea').fill(text);
  await page.keyboard.press('Enter');
};

withComponent('chromium', 'the React client', ({ path: executablePath }) => {
  const owned = new AsyncDisposableStack();
  const problems: string[] = [];
  let product: ProductProcess;
  let browser: Browser;
  let ann: Page;
  let boris: Page;
  let away: BrowserContext;

  const open = async (width: number, height: number, locale: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height }, locale });
    const page = await context.newPage();
    owned.use(await coverPage(page));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      // What the network says while it is away is no mistake of the page.
      if (message.type() === 'error' && !message.text().includes('net::')) problems.push(message.text());
    });
    return page;
  };
  const fill = async (page: Page, handle: string, displayName: string): Promise<void> => {
    await page.fill('[name=handle]', handle);
    await page.fill('[name=displayName]', displayName);
    await page.fill('[name=password]', password);
    await page.click('form button[type=submit]');
  };

  beforeAll(async () => {
    const { path } = owned.use(await temporaryDirectory());
    product = owned.use(await startProductProcess({ directory: path, servesPages: true }));
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    owned.defer(() => browser.close());
    const isBuilt = async () => expect((await fetch(`${product.address}/login`)).status).toBe(200);
    await vi.waitFor(isBuilt, { timeout: 120_000, interval: 250 });
    ann = await open(1_280, 800, 'en-US');
    boris = await open(360, 740, 'ru-RU');
    away = boris.context();
  });
  afterAll(() => owned.disposeAsync());

  it('makes an administrator by the set-up link, says what to do next, and opens the guild that it creates', async () => {
    await ann.goto(`${product.address}/setup#${product.setUpSecret}`);
    await fill(ann, 'ann', 'Ann');
    await ann.getByText('You are in no guild yet.').waitFor();
    await ann.locator('main').getByRole('button', { name: 'Create a guild' }).click();
    await ann.getByLabel('Name of the guild').fill('Harbour');
    await ann.getByRole('dialog').getByRole('button', { name: 'Create a guild' }).click();
    await ann.getByText('This is the beginning of #general.').waitFor();
  });

  it('leads by an invite through registration into the channel, on a phone and in the language of the person', async () => {
    await ann.getByRole('button', { name: 'Invite people' }).click();
    const field = ann.locator('[name=link]');
    await vi.waitFor(async () => expect(await field.inputValue()).toContain('/invite/'));
    const link = await field.inputValue();
    await ann.getByRole('button', { name: 'Close' }).click();
    await boris.goto(link);
    await boris.getByText('Harbour').waitFor();
    await fill(boris, 'boris', 'Борис');
    await boris.getByText('Здесь начинается #general.').waitFor();
    const inList = ann.getByRole('listitem').filter({ hasText: 'Борис' });
    await inList.getByRole('img', { name: 'Online' }).waitFor({ timeout: 10_000 });
  });

  it('shows both what is said, literally, and once', async () => {
    await say(ann, 'Hello **Boris**');
    await boris.getByText('Hello Boris').waitFor();
    await say(boris, hostile);
    await ann.getByText('<img src=x').waitFor();
    expect(await ann.title()).toBe('#general · Chat-JS');
    expect(await texts(ann)).toHaveLength(2);
  });

  it('shows a reaction to both, and takes it back', async () => {
    await say(ann, 'worth a thumb');
    const theirs = boris.locator('article', { hasText: 'worth a thumb' });
    await theirs.hover();
    await theirs.getByRole('button', { name: 'Отреагировать: 👍' }).click();
    const mine = ann.locator('article', { hasText: 'worth a thumb' });
    await mine.getByRole('button', { name: '👍, 1 person' }).click();
    await theirs.getByRole('button', { name: '👍, 2 человека', pressed: true }).click();
    await mine.getByRole('button', { name: '👍, 1 person', pressed: true }).waitFor();
  });

  it('shows an edit and a deletion to both; a deletion can be taken back', async () => {
    await say(ann, 'a mistke');
    await boris.getByText('a mistke').waitFor();
    await ann.locator('textarea').press('ArrowUp');
    await ann.getByRole('textbox', { name: 'Edit the message' }).fill('a mistake');
    await ann.keyboard.press('Enter');
    await boris.getByText('a mistake').waitFor();
    const mine = ann.locator('article', { hasText: 'a mistake' });
    const remove = async () => {
      await mine.hover();
      await mine.getByRole('button', { name: 'Delete the message' }).click();
    };
    await remove();
    await ann.getByRole('button', { name: 'Undo' }).click();
    await remove();
    await boris.getByText('Сообщение удалено автором').waitFor({ timeout: 10_000 });
    expect(await boris.getByText('a mistake').count()).toBe(0);
  });

  it('keeps what is typed and said while the network is away, over a reload, and sends it once and in order', async () => {
    await away.setOffline(true);
    await say(boris, 'first');
    await say(boris, 'second');
    await boris.locator('textarea').fill('not said yet');
    await boris.locator('[data-pending=true]').nth(1).waitFor();
    await away.setOffline(false);
    await boris.reload();
    await ann.getByText('second', { exact: true }).waitFor();
    await vi.waitFor(async () => expect(await boris.locator('[data-pending=true]').count()).toBe(0));
    expect(await boris.locator('textarea').inputValue()).toBe('not said yet');
    const seen = (await texts(ann)).map((text) => text.split('\n').at(-1));
    expect(seen.slice(-2)).toEqual(['first', 'second']);
  });

  it('shows a new channel to everybody without a reload', async () => {
    await ann.getByRole('button', { name: 'Harbour' }).click();
    await ann.getByRole('menuitem', { name: 'Create a channel' }).click();
    await ann.getByLabel('Name of the channel').fill('кухня');
    await ann.getByRole('dialog').getByRole('button', { name: 'Create a channel' }).click();
    await ann.getByText('This is the beginning of #кухня.').waitFor();
    await boris.getByRole('button', { name: 'Гильдии и каналы' }).click();
    await boris.getByRole('link', { name: 'кухня' }).click();
    await boris.getByText('Здесь начинается #кухня.').waitFor();
  });

  it('keeps what is read in its place while older messages come', async () => {
    for (let index = 0; index < 70; index += 1) await say(ann, `line ${index}`);
    await vi.waitFor(async () => expect(await ann.locator('[data-pending=true]').count()).toBe(0), { timeout: 20_000 });
    await ann.reload();
    await ann.getByText('line 69', { exact: true }).waitFor();
    await ann.mouse.move(700, 400);
    const isAtBeginning = async () => {
      await ann.mouse.wheel(0, -600);
      expect(await ann.getByText('line 0', { exact: true }).isVisible()).toBe(true);
    };
    await vi.waitFor(isAtBeginning, { timeout: 20_000, interval: 50 });
    await ann.getByRole('button', { name: 'Jump to present' }).click();
    await ann.getByText('line 69', { exact: true }).waitFor();
  });

  it('begins with at most 300 KB of JavaScript, compressed, and shifts nothing', async () => {
    const page = await open(1_280, 800, 'en-US');
    const scripts: Buffer[] = [];
    page.on('response', async (response) => {
      if (response.url().endsWith('.js')) scripts.push(await response.body());
    });
    await page.goto(`${product.address}/login`);
    await page.getByRole('button', { name: 'Log in' }).waitFor();
    await page.waitForLoadState('networkidle');
    const bytes = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0);
    expect(scripts.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(300 * 1_024);
    const shift = await page.evaluate<number>(`new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) sum += value;
      }).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => resolve(sum), 300);
    })`);
    expect(shift).toBeLessThan(0.1);
    await page.close();
  });

  it('complained about nothing', () => {
    expect(problems).toEqual([]);
  });
});
