import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { send } from './testing/rooms.ts';

const soon = { timeout: 10_000 };

withComponent('chromium', 'logging in to the client', ({ path }) => {
  let world: ClientWorld;
  let mails: string;
  beforeAll(async () => {
    world = await clientWorld(path, {
      prepare: async ({ DATA_DIR: directory = '' }) => {
        mails = join(directory, 'mail');
      },
    });
    await world.join('boris', 'Борис');
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const linkOfMail = async (): Promise<string | undefined> => {
    const names = (await readdir(mails)).sort();
    const mail = await readFile(join(mails, names.at(-1) ?? ''), 'utf8');
    return /verify#([\w-]+)/.exec(mail.replaceAll(/=\r?\n/g, ''))?.[1];
  };
  /** Answers the next log-ins as a server does that was asked too often. */
  const refuse = (page: Page, retryAfter: number) =>
    page.route('**/graphql', async (route) => {
      const isLogIn = route.request().postData()?.includes('logIn(') ?? false;
      if (!isLogIn) return route.fallback();
      const extensions = { code: 'RATE_LIMITED', retryAfter };
      return route.fulfill({ status: 200, json: { errors: [{ message: 'too often', extensions }] } });
    });

  it('shows the channel that the address names, and what is said there', async () => {
    await send(world.ada, world.channelId, 'hello');
    const page = await world.enter('boris', undefined, { locale: 'ru-RU', width: 360, height: 740 });
    await page.getByText('hello', { exact: true }).waitFor();
  });

  it('leads back to where one was before one had to', async () => {
    const page = await world.visit();
    await page.goto(world.at('/settings/language'));
    await page.getByLabel('Handle').fill('ada');
    await page.getByRole('textbox', { name: 'Password' }).fill('a long enough passphrase');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Language' }).waitFor();
  });

  it('keeps the language that was chosen before it, with the account', async () => {
    const page = await world.visit();
    await page.goto(world.at('/login'));
    await page.getByRole('button', { name: 'Language: English' }).click();
    await page.getByRole('menuitem', { name: 'Русский' }).click();
    await page.getByLabel('Логин').fill('boris');
    await page.getByRole('textbox', { name: 'Пароль' }).fill('a long enough passphrase');
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.getByRole('link', { name: 'Настройки' }).waitFor();
    const elsewhere = await world.enter('boris');
    await elsewhere.getByRole('link', { name: 'Настройки' }).waitFor();
    await page.goto(world.at('/settings/language'));
    await page.getByRole('radio', { name: 'English' }).check();
    await elsewhere.getByRole('link', { name: 'Settings' }).waitFor();
  });

  it('counts down how long one must wait after too many tries, whatever is typed meanwhile', async () => {
    const page = await world.visit();
    await page.goto(world.at('/login'));
    await refuse(page, 3_000);
    await page.getByLabel('Handle').fill('boris');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('alert').getByText('Too many tries. Try again in 3 seconds.').waitFor();
    await page.getByLabel('Handle').fill('ada');
    expect(await page.getByRole('button', { name: /^Again in [123] second/ }).isDisabled()).toBe(true);
    await expect.poll(() => page.getByRole('button', { name: 'Log in' }).isEnabled(), soon).toBe(true);
  });

  it('says who may make an account before a form is filled in', async () => {
    const page = await world.visit();
    await world.ada.act('changeRegistrationMode', { mode: 'INVITE' });
    await page.goto(world.at('/register'));
    await page.getByText('New accounts need an invite here.').waitFor();
    await world.ada.act('changeRegistrationMode', { mode: 'OPEN' });
    await page.reload();
    await page.getByLabel('Handle').waitFor();
    expect(await page.getByText('New accounts need an invite here.').count()).toBe(0);
  });

  it('follows the link of a mail once, without a log-in, and keeps it out of the address', async () => {
    const page = await world.enter('boris', '/settings/profile');
    await page.getByText('No address is confirmed yet.').waitFor();
    await page.getByLabel('E-mail address').fill('boris@example.org');
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByText('a mail with a link is on its way').waitFor();
    const secret = await linkOfMail();
    const visitor = await world.visit({ locale: 'ru-RU', width: 360, height: 740 });
    await visitor.goto(world.at(`/verify#${secret}`));
    await visitor.getByText('Адрес подтверждён, теперь он ваш.').waitFor();
    expect(new URL(visitor.url()).hash).toBe('');
    await page.getByText('An address of yours is confirmed.').waitFor();
    const again = await world.visit();
    await again.goto(world.at(`/verify#${secret}`));
    await again.getByRole('alert').getByText('The link is unknown, used or older than 7 days.').waitFor();
    await again.getByRole('button', { name: 'Go to the chat' }).click();
    await again.getByLabel('Handle').waitFor();
  });

  it('says so where the server is away while a link is followed, and tries again', async () => {
    const page = await world.visit();
    await page.route('**/graphql', (route) => route.abort());
    await page.goto(world.at('/verify#nothing'));
    await page.getByRole('alert').getByText('The server cannot be reached').waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').getByText('The link is unknown').waitFor();
  });

  it('leaves nothing in the console', () => {
    expect(world.problems).toEqual([]);
  });
});
