import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { type Member, send } from './testing/rooms.ts';

withComponent('chromium', 'direct messages in the client', ({ path }) => {
  let world: ClientWorld;
  let boris: Member;
  let cleo: Member;
  beforeAll(async () => {
    world = await clientWorld(path);
    boris = await world.join('boris', 'Борис');
    await boris.act('changeLocale', { locale: 'RU' });
    cleo = await world.join('cleo', 'Cleo');
  });
  afterEach(() => expect(world.problems).toEqual([]));
  afterAll(() => world[Symbol.asyncDispose]());

  const open = async (by: Member, others: readonly Member[]): Promise<string> => {
    const userIds = others.map(({ id }) => id);
    const fields = 'conversationId';
    return (await by.act<{ readonly conversationId: string }>('openDirectConversation', { userIds }, fields)).conversationId;
  };
  const write = async (page: Page, text: string): Promise<void> => {
    const field = page.getByRole('textbox', { name: /^(Message|Сообщение|Написать)/ });
    await field.fill(text);
    await field.press('Enter');
  };
  const said = (page: Page, text: string) => page.getByRole('main').getByText(text, { exact: true });
  const row = (page: Page, name: string | RegExp) =>
    page.getByRole('navigation', { name: /Direct messages|Личные сообщения/ }).getByRole('link', { name });
  const act = async (page: Page, item: string | RegExp): Promise<void> => {
    await page.getByRole('button', { name: /What to do with this conversation|Что сделать с этой беседой/ }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  it('the address of a person opens the conversation with them, and its own address takes the place', async () => {
    const page = await world.enter('ada', `/direct/with/${boris.id}`);
    await page.waitForURL(/\/direct\/[0-9a-f]{32}$/);
    await page.getByRole('heading', { level: 1, name: 'Борис' }).waitFor();
    await write(page, 'between us');
    await said(page, 'between us').waitFor();
    const other = await world.enter('boris', undefined, { locale: 'ru-RU' });
    await other.getByRole('link', { name: 'Личные сообщения, 1 непрочитанное' }).click();
    await row(other, /Ada/).click();
    await said(other, 'between us').waitFor();
    await write(other, 'услышал');
    await said(page, 'услышал').waitFor();
    await other.getByRole('link', { name: 'Личные сообщения', exact: true }).waitFor();
  });

  it('the one with the newest message comes first, and is marked until it is read', async () => {
    const [one, other] = [await open(world.ada, [boris]), await open(world.ada, [cleo])];
    await send(world.ada, one, 'first');
    await send(world.ada, other, 'second');
    const page = await world.enter('ada', '/direct');
    await page.getByRole('heading', { name: 'Choose a conversation.' }).waitFor();
    const names = () => row(page, /./).allInnerTexts();
    await expect.poll(async () => (await names())[0]).toContain('Cleo');
    await send(boris, one, 'newer');
    await expect.poll(async () => (await names())[0]).toContain('Борис');
    await row(page, /Борис 1 unread message/).click();
    await said(page, 'newer').waitFor();
    await page.getByRole('link', { name: 'Direct messages', exact: true }).waitFor();
  });

  it('nobody else is shown anything of it, whoever owns the guild', async () => {
    const conversationId = await open(boris, [cleo]);
    await send(boris, conversationId, 'for cleo alone');
    const page = await world.visit();
    const answers: Promise<string>[] = [];
    page.on('response', (response) => {
      // What a page asked for that it has left is gone with it.
      if (response.url().endsWith('/graphql')) answers.push(response.text().catch(() => ''));
    });
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => answers.push(Promise.resolve(String(payload)))));
    await page.goto(world.at('/login'));
    await page.getByLabel('Handle').fill('ada');
    await page.getByRole('textbox', { name: 'Password' }).fill('a long enough passphrase');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('link', { name: /^Harbour/ }).waitFor();
    await page.goto(world.at(`/direct/${conversationId}`));
    await page.getByRole('heading', { name: 'This conversation is not there.' }).waitFor();
    await send(cleo, conversationId, 'for boris alone');
    await page.getByRole('link', { name: /^Harbour/ }).click();
    await page.getByRole('textbox', { name: 'Message #general' }).waitFor();
    expect(answers.length).toBeGreaterThan(2);
    const received = (await Promise.all(answers)).join('\n');
    expect(received).not.toContain('for cleo alone');
    expect(received).not.toContain('for boris alone');
  });

  it('a group is begun by name; whoever is added sees what is said from then on, whoever leaves loses it at once', async () => {
    const dora = await world.join('dora', 'Dora');
    const page = await world.enter('ada', '/direct');
    await page.getByRole('button', { name: 'New conversation' }).first().click();
    for (const name of ['Борис', 'Cleo']) {
      await page.getByRole('textbox', { name: 'Find people by name' }).fill(name);
      await page.getByRole('checkbox', { name: new RegExp(name) }).check();
    }
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.waitForURL(/\/direct\/[0-9a-f]{32}$/);
    const address = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await write(page, 'before dora');
    await said(page, 'before dora').waitFor();
    await act(page, 'Add people');
    await page.getByRole('textbox', { name: 'Find people by name' }).fill('dora');
    await page.getByRole('checkbox', { name: /Dora/ }).check();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('complementary', { name: 'People in this conversation' }).getByText('Dora').waitFor();
    const other = await world.enter('dora', `/direct/${address}`);
    await other.getByRole('textbox', { name: /^Message/ }).waitFor();
    await write(page, 'after dora');
    await said(other, 'after dora').waitFor();
    expect(await said(other, 'before dora').count()).toBe(0);
    await act(other, 'Leave group');
    await other.getByRole('dialog').getByRole('button', { name: 'Leave group' }).click();
    await other.getByRole('heading', { name: 'No direct messages yet.' }).waitFor();
    await page
      .getByRole('complementary', { name: 'People in this conversation' })
      .getByText('Dora')
      .waitFor({ state: 'detached' });
    await dora.act('openDirectConversation', { userIds: [cleo.id] });
    await other.goto(world.at(`/direct/${address}`));
    await other.getByRole('heading', { name: 'This conversation is not there.' }).waitFor();
  });

  it('whoever leaves elsewhere while it is open here is shown nothing of it any more', async () => {
    const finn = await world.join('finn', 'Finn');
    const conversationId = await open(world.ada, [boris, finn]);
    await send(world.ada, conversationId, 'soon gone');
    const page = await world.enter('finn', `/direct/${conversationId}`);
    await said(page, 'soon gone').waitFor();
    await finn.act('leaveDirectConversation', { conversationId });
    await page.getByRole('heading', { name: 'This conversation is not there.' }).waitFor();
    expect(await page.getByText('soon gone').count()).toBe(0);
    expect(await row(page, /./).count()).toBe(0);
  });

  it('a closed one is not in the list until something is said or it is opened again', async () => {
    const gwen = await world.join('gwen', 'Gwen');
    const conversationId = await open(world.ada, [gwen]);
    const page = await world.enter('ada', `/direct/${conversationId}`);
    await act(page, 'Close conversation');
    await page.waitForURL(world.at('/direct'));
    await row(page, /Gwen/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Closed' }).click();
    await row(page, /Gwen/).click();
    await act(page, 'Open again');
    await page.getByRole('button', { name: 'Closed' }).click();
    await row(page, /Gwen/).waitFor();
    await act(page, 'Close conversation');
    await page.waitForURL(world.at('/direct'));
    await row(page, /Gwen/).waitFor({ state: 'detached' });
    await send(gwen, conversationId, 'are you there?');
    await row(page, /Gwen 1 unread message/).waitFor();
  });

  it('/w goes to one person from any channel, asks which of several, and keeps what nobody is called by', async () => {
    for (const handle of ['ivan', 'ivan.b']) await world.join(handle, 'Ivan');
    await world.join('hanna', 'Ханна');
    const page = await world.enter('ada');
    await write(page, '/w hanna psst');
    await page.getByText('Goes to Ханна alone.').waitFor();
    await write(page, '/w nobody hello');
    await page.getByText('Nobody called “nobody” is in a guild or a conversation of yours.').waitFor();
    const field = page.getByRole('textbox', { name: /^Message/ });
    await expect.poll(() => field.inputValue()).toBe('/w nobody hello');
    await write(page, '/w Ivan which one');
    await page.getByRole('dialog', { name: 'Whom do you mean?' }).getByText('@ivan.b').click();
    await page.getByText('Goes to Ivan alone.').waitFor();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await said(page, 'which one').waitFor();
    await row(page, /Ханна/).click();
    await said(page, 'psst').waitFor();
    await page.getByRole('link', { name: /^Harbour/ }).click();
    await page.getByRole('textbox', { name: 'Message #general' }).waitFor();
    for (const text of ['psst', 'which one', '/w']) expect(await page.getByRole('main').getByText(text).count()).toBe(0);
  });

  it('who blocks says so once, neither can write, and the other is not told who did it', async () => {
    const eve = await world.join('eve', 'Eve');
    const conversationId = await open(world.ada, [eve]);
    const [page, other] = [
      await world.enter('ada', `/direct/${conversationId}`),
      await world.enter('eve', `/direct/${conversationId}`),
    ];
    await act(page, 'Block Eve');
    await page.getByRole('dialog').getByRole('button', { name: 'Block Eve' }).click();
    await page.getByText('You have blocked Eve. Unblock them to write here.').waitFor();
    await write(other, 'hello?');
    await other.getByText('This conversation takes no new messages.').first().waitFor();
    await act(page, 'Unblock Eve');
    await page.getByRole('textbox', { name: 'Message Eve' }).waitFor();
  });

  it('who is blocked is blocked from their card, and let go in the settings', async () => {
    await world.join('nina', 'Nina');
    const page = await world.enter('ada');
    await page.getByRole('button', { name: /^Nina/ }).click();
    await page.getByRole('button', { name: 'Block Nina' }).click();
    await page.getByRole('button', { name: 'Block Nina' }).last().click();
    await page.getByRole('button', { name: 'Unblock Nina' }).waitFor();
    await page.goto(world.at('/settings/privacy'));
    await page.getByRole('list', { name: 'Blocked people' }).getByText('Nina').waitFor();
    await page.getByRole('button', { name: 'Unblock Nina' }).click();
    await page.getByText('You have blocked nobody.').waitFor();
  });

  it('what is whispered while the network is away is sent once it is back', async () => {
    const olga = await world.join('olga', 'Olga');
    const conversationId = await open(world.ada, [olga]);
    await send(olga, conversationId, 'write to me');
    const page = await world.enter('ada', '/direct');
    await row(page, /Olga/).waitFor();
    await page.getByRole('link', { name: /^Harbour/ }).click();
    await page.getByRole('textbox', { name: 'Message #general' }).waitFor();
    await page.context().setOffline(true);
    await write(page, '/w olga from the tunnel');
    await page.getByText('Goes to Olga alone.').waitFor();
    await page.context().setOffline(false);
    const reader = await world.enter('olga', `/direct/${conversationId}`);
    await said(reader, 'from the tunnel').waitFor();
  });

  it('what one chooses to be seen as is seen by others at once, and on one’s other clients', async () => {
    const pavel = await world.join('pavel', 'Pavel');
    await pavel.act('changeLocale', { locale: 'RU' });
    const [page, other] = [await world.enter('pavel', undefined, { locale: 'ru-RU' }), await world.enter('pavel', '/direct')];
    const seen = (await world.enter('ada')).getByRole('button', { name: /^Pavel/ }).locator('..');
    await seen.getByRole('img', { name: 'Online' }).waitFor();
    const choose = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: /^Каким вас видят другие/ }).click();
      await page.getByRole('menuitemradio', { name }).click();
    };
    await choose('Не беспокоить');
    await seen.getByRole('img', { name: 'Do not disturb' }).waitFor();
    await other.getByRole('button', { name: /(Do not disturb|Не беспокоить)$/ }).waitFor();
    await choose('Невидимка');
    await seen.getByRole('img', { name: 'Offline' }).waitFor();
  });

  it('who touches nothing for five minutes is idle, and is back with the first key', async () => {
    await world.join('quinn', 'Quinn');
    const page = await world.visit();
    await page.clock.install();
    await page.goto(world.at('/login'));
    await page.getByLabel('Handle').fill('quinn');
    await page.getByRole('textbox', { name: 'Password' }).fill('a long enough passphrase');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('textbox', { name: 'Message #general' }).waitFor();
    const seen = (await world.enter('ada')).getByRole('button', { name: /^Quinn/ }).locator('..');
    await seen.getByRole('img', { name: 'Online' }).waitFor();
    await page.clock.fastForward('05:01');
    await seen.getByRole('img', { name: 'Idle' }).waitFor();
    await page.getByRole('textbox', { name: 'Message #general' }).press('a');
    await seen.getByRole('img', { name: 'Online' }).waitFor();
  });

  it('on a phone the list is the page, and the conversation is led back from by the drawer', async () => {
    const rita = await world.join('rita', 'Рита');
    const conversationId = await open(world.ada, [rita]);
    await send(rita, conversationId, 'с телефона');
    const page = await world.enter('ada', '/direct', { width: 360, height: 740, locale: 'ru-RU' });
    await page.getByRole('main').getByRole('link', { name: /Рита/ }).click();
    await said(page, 'с телефона').waitFor();
    await page.getByRole('button', { name: /Guilds and channels|Гильдии и каналы/ }).click();
    await row(page, /Рита/).waitFor();
  });
});
