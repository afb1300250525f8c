import { temporaryDirectory } from '@chat/platform/testing';
import { withComponent } from '@chat/platform/testing/withComponent';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ProductProcess, startProductProcess } from './testing/productProcess.ts';

const hostile = 'Привет <img src=x onerror="document.title=1"> 👋';
const password = 'a long enough passphrase';

withComponent('chromium', 'the pages', ({ path: executablePath }) => {
  const owned = new AsyncDisposableStack();
  const problems: string[] = [];
  let product: ProductProcess;
  let browser: Browser;
  let ann: Page;
  let boris: Page;

  const open = async (width: number, locale: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 740 }, locale });
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(product.address) && /^https?:/.test(request.url())) problems.push(`asked ${request.url()}`);
    });
    return page;
  };
  const fill = async (page: Page, handle: string, displayName: string): Promise<void> => {
    await page.fill('[name=handle]', handle);
    await page.fill('[name=displayName]', displayName);
    await page.fill('[name=password]', password);
    await page.click('form button.main');
  };

  beforeAll(async () => {
    const { path } = owned.use(await temporaryDirectory());
    product = owned.use(await startProductProcess({ directory: path, servesPages: true }));
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    owned.defer(() => browser.close());
    const isBuilt = async () => expect((await fetch(product.address)).status).toBe(200);
    await vi.waitFor(isBuilt, { timeout: 120_000, interval: 250 });
    ann = await open(1_280, 'en-US');
    boris = await open(360, 'ru-RU');
  });
  afterAll(() => owned.disposeAsync());

  it('make an administrator by the set-up link, and a guild', async () => {
    await ann.goto(`${product.address}/setup#${product.setUpSecret}`);
    await fill(ann, 'ann', 'Ann');
    await ann.getByLabel('Name of the guild').fill('Harbour');
    await ann.getByRole('button', { name: 'Create guild' }).click();
    await ann.getByRole('button', { name: '# general' }).waitFor();
    await ann.getByText('live', { exact: true }).waitFor();
  });

  it('lead by an invite through registration into the channel, in the language of the person', async () => {
    await ann.getByRole('button', { name: 'Invite people' }).click();
    const link = await ann.locator('input[readonly]').inputValue();
    await boris.goto(link);
    await boris.getByText('У вас есть приглашение в «Harbour».').waitFor();
    await fill(boris, 'boris', 'Борис');
    await boris.getByRole('heading', { name: '# general' }).waitFor();
  });

  it('show live what is said, as text and never as markup', async () => {
    await boris.getByLabel('Сообщение').fill(hostile);
    await boris.getByRole('button', { name: 'Отправить' }).click();
    await ann.locator('.content', { hasText: hostile }).waitFor();
    await ann.locator('.by', { hasText: 'Борис' }).waitFor();
    expect([await ann.locator('.messages img').count(), await ann.title()]).toEqual([0, 'Chat-JS']);
  });

  it('show one message where a send is repeated because its answer got lost', async () => {
    await ann.route(
      '**/graphql',
      async (route) => {
        // The server has done it, but the page does not learn of it.
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await ann.getByLabel('Message').fill('only once');
    await ann.keyboard.press('Enter');
    await ann.locator('.unsent').waitFor({ state: 'detached' });
    await boris.locator('.content', { hasText: 'only once' }).waitFor();
    expect(await ann.locator('.content', { hasText: 'only once' }).count()).toBe(1);
    problems.splice(0, problems.length, ...problems.filter((problem) => !problem.includes('ERR_FAILED')));
  });

  it('fit 360 pixels', async () => {
    expect(await boris.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });

  it('switch the language in place', async () => {
    await ann.getByRole('button', { name: 'Русский' }).click();
    await ann.getByRole('button', { name: 'Отправить' }).waitFor();
    expect(await ann.evaluate<string>('document.documentElement.lang')).toBe('ru');
  });

  it('go on with the session after a reload', async () => {
    await ann.reload();
    await ann.locator('.content', { hasText: 'only once' }).waitFor();
  });

  it('hold GraphiQL with the tour as tabs, which acts as the viewer', async () => {
    await ann.goto(`${product.address}/graphiql`);
    await ann.getByRole('tab', { name: 'CreateGuild' }).waitFor();
    await ann.getByRole('button', { name: 'New tab' }).click();
    await ann.locator('.graphiql-query-editor .view-lines').click();
    await ann.keyboard.press('Control+A');
    await ann.keyboard.insertText('query Me { viewer { person { handle } } }');
    // It runs the operation that it knows of, and learns of another a moment after it was written: then the tab has its name.
    await ann.getByRole('tab', { name: /^Me\b/ }).waitFor();
    const answered = ann.waitForResponse((response) => response.url().endsWith('/graphql'));
    await ann.keyboard.press('Control+Enter');
    expect(await (await answered).json()).toEqual({ data: { viewer: { person: { handle: 'ann' } } } });
  });

  it('ask nobody but this server for anything, and break nothing that the policy of contents forbids', () => {
    expect(problems).toEqual([]);
  });
});
