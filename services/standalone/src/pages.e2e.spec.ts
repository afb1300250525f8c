import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';

withComponent('chromium', 'the pages', ({ path }) => {
  const foreign: string[] = [];
  let world: ClientWorld;
  let ada: Page;

  beforeAll(async () => {
    world = await clientWorld(path);
    ada = await world.enter('ada');
    ada.on('request', (request) => {
      if (!request.url().startsWith(world.product.address) && /^https?:/.test(request.url())) foreign.push(request.url());
    });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('show one message where a send is repeated because its answer got lost', async () => {
    await world.join('boris');
    let isLost = false;
    await ada.route('**/graphql', async (route) => {
      if (isLost || !route.request().postData()?.includes('sendMessage')) return route.fallback();
      isLost = true;
      // The server has done it, but the page does not learn of it.
      await route.fetch();
      return route.abort();
    });
    const other = await world.enter('boris');
    await ada.getByRole('textbox').fill('only once');
    await ada.keyboard.press('Enter');
    await other.getByText('only once', { exact: true }).waitFor();
    await ada.locator('[data-pending=true]').waitFor({ state: 'detached' });
    expect(isLost).toBe(true);
    for (const page of [ada, other]) expect(await page.getByText('only once', { exact: true }).count()).toBe(1);
  });

  it('go on with the session after a reload', async () => {
    await ada.reload();
    await ada.getByText('only once', { exact: true }).waitFor();
  });

  it('hold GraphiQL with the tour as tabs, which acts as the viewer', async () => {
    await ada.goto(world.at('/graphiql'));
    await ada.getByRole('tab', { name: 'CreateGuild' }).waitFor();
    await ada.getByRole('button', { name: 'New tab' }).click();
    await ada.locator('.graphiql-query-editor .view-lines').click();
    await ada.keyboard.press('Control+A');
    await ada.keyboard.insertText('query Me { viewer { person { handle } } }');
    // It runs the operation that it knows of, and learns of another a moment after it was written: then the tab has its name.
    await ada.getByRole('tab', { name: /^Me\b/ }).waitFor();
    const answered = ada.waitForResponse((response) => response.url().endsWith('/graphql'));
    await ada.keyboard.press('Control+Enter');
    expect(await (await answered).json()).toEqual({ data: { viewer: { person: { handle: 'ada' } } } });
  });

  it('ask nobody but this server for anything, and break nothing that the policy of contents forbids', () => {
    expect(foreign).toEqual([]);
    expect(world.problems).toEqual([]);
  });
});
