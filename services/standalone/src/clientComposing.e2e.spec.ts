import { withComponent } from '@chat/platform/testing/withComponent';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { type Member, newcomerOf } from './testing/rooms.ts';

const field = (page: Page): Locator => page.getByRole('textbox', { name: /^(Message|Написать)/ });
const said = (page: Page, text: string): Locator => page.getByRole('article').getByText(text, { exact: true });

withComponent('chromium', 'composing a message', ({ path }) => {
  let world: ClientWorld;
  let boris: Member;
  let page: Page;

  /** What the server has of the channel, in order. */
  const history = async (): Promise<readonly (string | null)[]> => {
    const query = 'query ($id: ID!) { channel(id: $id) { messages(last: 50) { edges { node { content } } } } }';
    interface Read {
      readonly channel: {
        readonly messages: { readonly edges: readonly { readonly node: { readonly content: string | null } }[] };
      };
    }
    const { channel } = await world.ada.client.run<Read>(query, { id: world.channelId });
    return channel.messages.edges.map(({ node }) => node.content);
  };
  const newest = (content: string): Promise<void> =>
    vi.waitFor(async () => expect((await history()).at(-1)).toBe(content), 10_000);

  beforeAll(async () => {
    world = await clientWorld(path);
    boris = await world.join('boris', 'Борис');
    page = await world.enter('ada');
    page.setDefaultTimeout(8_000);
    await field(page).waitFor();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('gives what is chosen a format by button and by key on any layout, and the browser’s Undo takes it back', async () => {
    await field(page).fill('one two');
    await field(page).selectText();
    await page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name: 'Bold' }).click();
    expect(await field(page).inputValue()).toBe('**one two**');
    await page.keyboard.press('Control+KeyI');
    expect(await field(page).inputValue()).toBe('***one two***');
    await page.keyboard.press('Control+KeyZ');
    await page.keyboard.press('Control+KeyZ');
    expect(await field(page).inputValue()).toBe('one two');
    await page.keyboard.press('Control+Shift+KeyX');
    expect(await field(page).inputValue()).toBe('~~one two~~');
  });

  it('shows before it is sent how it will be read', async () => {
    await page.getByRole('button', { name: 'Show as it will be read' }).click();
    expect(await page.locator('s').textContent()).toBe('one two');
    await page.getByRole('button', { name: 'Go on writing' }).click();
    expect(await field(page).inputValue()).toBe('~~one two~~');
  });

  it('reaches the toolbar by Tab once, and its buttons by arrows', async () => {
    await field(page).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Italic');
  });

  it('completes a person by name, shows the name and sends who is meant', async () => {
    await field(page).fill('');
    await field(page).pressSequentially('hello @Бор');
    await page.getByRole('listbox', { name: 'People and roles' }).getByRole('option', { name: 'Борис' }).waitFor();
    const active = await field(page).getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    expect(await field(page).inputValue()).toBe('hello @Борис ');
    await page.keyboard.press('Enter');
    await newest(`hello <@${boris.id}> `);
    await page.getByRole('article').getByText('@Борис').waitFor();
  });

  it('shows names in a message that is edited, completes them there, and saves who is meant', async () => {
    await field(page).press('ArrowUp');
    const editor = page.getByRole('textbox', { name: 'Edit the message' });
    expect(await editor.inputValue()).toBe('hello @Борис ');
    await editor.pressSequentially('and @ad');
    await page.getByRole('option', { name: 'Ada' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await newest(`hello <@${boris.id}> and <@${world.ada.id}> `);
  });

  it('keeps whom a name means over a reload', async () => {
    await field(page).pressSequentially('again @бор');
    await page.getByRole('option', { name: 'Борис' }).click();
    await page.reload();
    await vi.waitFor(async () => expect(await field(page).inputValue()).toBe('again @Борис '), 10_000);
    await field(page).press('Enter');
    await newest(`again <@${boris.id}> `);
  });

  it('completes a channel and an emoji, in either language, by arrows and Tab', async () => {
    await field(page).pressSequentially('see #gen');
    await page.getByRole('listbox', { name: 'Channels' }).waitFor();
    await page.keyboard.press('Tab');
    await field(page).pressSequentially(':ракета');
    await page.getByRole('listbox', { name: 'Emoji' }).getByRole('option').first().waitFor();
    await page.keyboard.press('Tab');
    await field(page).pressSequentially(':tada:');
    await vi.waitFor(async () => expect(await field(page).inputValue()).toBe('see #general 🚀 🎉'), 10_000);
    await field(page).press('Enter');
    await newest(`see <#${world.channelId}> 🚀 🎉`);
  });

  it('closes the list by Esc and leaves the text', async () => {
    await field(page).pressSequentially('@');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').count()).toBe(0);
    expect(await field(page).inputValue()).toBe('@');
    await field(page).fill('');
  });

  it('puts an emoji of the picker where the caret stands, found by words of another language', async () => {
    await field(page).fill('go!');
    await field(page).press('ArrowLeft');
    await page.getByRole('button', { name: 'Choose an emoji' }).click();
    await page.getByRole('searchbox', { name: 'Find an emoji' }).fill('ракета');
    await page.getByRole('gridcell', { name: 'Rocket' }).click();
    await vi.waitFor(async () => expect(await field(page).inputValue()).toBe('go🚀!'), 10_000);
    await field(page).fill('');
  });

  it('sends no unknown command, says so, and sends a slash that is meant', async () => {
    await field(page).fill('/nothing here');
    await field(page).press('Enter');
    await page.getByRole('alert').getByText('There is no command /nothing.').waitFor();
    expect(await field(page).inputValue()).toBe('/nothing here');
    await field(page).fill('//nothing here');
    await field(page).press('Enter');
    await newest('/nothing here');
  });

  it('counts near the limit, sends nothing that is longer, and offers to say it in parts', async () => {
    const lines = Array.from({ length: 90 }, (_, at) => `line ${at} ${'x'.repeat(40)}`).join('\n');
    await field(page).fill(lines);
    await page.getByText(/too long for one message/).waitFor();
    await field(page).press('Enter');
    expect(await field(page).inputValue()).toBe(lines);
    await page.getByRole('button', { name: 'Send as 2 messages' }).click();
    await vi.waitFor(async () => {
      const parts = (await history()).slice(-2);
      expect(parts.join('')).toBe(lines);
    }, 10_000);
    expect(await field(page).inputValue()).toBe('');
  });

  it('breaks the line in an open block of code, and sends it once it is closed', async () => {
    await field(page).pressSequentially('```');
    await page.keyboard.press('Enter');
    await field(page).pressSequentially('let a;');
    await page.keyboard.press('Shift+Enter');
    await field(page).pressSequentially('```');
    await page.keyboard.press('Enter');
    await newest('```\nlet a;\n```');
  });

  it('makes a link of an address that is pasted over words, and loses nothing to a file that is dropped', async () => {
    await field(page).fill('the docs');
    await field(page).selectText();
    await field(page).focus();
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'https://example.org/a');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }`);
    expect(await field(page).inputValue()).toBe('[the docs](https://example.org/a)');
    await page.evaluate(`{
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'x.txt'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }`);
    await page.getByRole('alert').getByText('Files cannot be attached yet.').waitFor();
    expect(await field(page).inputValue()).toBe('[the docs](https://example.org/a)');
    await field(page).fill('');
  });

  it('says who types to the others, and no longer once they said it', async () => {
    const theirs = await world.enter('boris', undefined, { width: 360, height: 740, locale: 'ru-RU' });
    await field(theirs).pressSequentially('при');
    await page.getByText('Борис is typing…').waitFor();
    await field(theirs).press('Enter');
    await said(page, 'при').waitFor();
    await vi.waitFor(async () => expect(await page.getByText('Борис is typing…').count()).toBe(0), 10_000);
    await theirs.close();
  });

  it('has on a phone the formats in a menu, and asks Enter for nothing but a hand’s keyboard', async () => {
    const phone = await world.enter('boris', undefined, { width: 360, height: 740, locale: 'ru-RU' });
    await field(phone).fill('жирно');
    await field(phone).selectText();
    await phone.getByRole('button', { name: 'Форматирование и другое' }).click();
    await phone.getByRole('menuitem', { name: 'Полужирный' }).click();
    await vi.waitFor(async () => expect(await field(phone).inputValue()).toBe('**жирно**'), 10_000);
    await phone.getByRole('button', { name: 'Отправить' }).click();
    await newest('**жирно**');
    await phone.close();
  });

  it('says to whoever may only read that they may', async () => {
    await world.ada.act('changeEveryonePermissions', { guildId: world.guildId, permissions: String(2 ** 10 + 2 ** 16) });
    const silent = await newcomerOf(world.product.address, { handle: 'olga', displayName: 'Ольга' });
    const { code } = await world.ada.act<{ readonly code: string }>('createInvite', { guildId: world.guildId }, 'code');
    await silent.act('joinGuild', { code });
    const theirs = await world.enter('olga', undefined, { locale: 'ru-RU' });
    await theirs.getByText('Здесь вы можете читать, но писать у вас нет разрешения.').waitFor();
    expect(await field(theirs).count()).toBe(0);
    await theirs.close();
  });

  it('complained about nothing', () => {
    expect(world.problems).toEqual([]);
  });
});
