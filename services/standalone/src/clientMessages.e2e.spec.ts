import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withComponent } from '@chat/platform/testing/withComponent';
import { textRules } from '@chat/schema/text';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { type Member, send } from './testing/rooms.ts';

const rowOf = (page: Page, text: string): Locator => page.getByRole('article').filter({ hasText: text });

/** What stands in the menu of a message. */
const choose = async (page: Page, text: string, item: string): Promise<void> => {
  // What quotes it comes after it.
  const row = rowOf(page, text).first();
  await row.hover();
  await row.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

const say = async (page: Page, text: string): Promise<void> => {
  await page.locator('[data-foot] textarea').fill(text);
  await page.keyboard.press('Enter');
  await page.locator('article:not([data-pending=true])', { hasText: text }).last().waitFor();
};

withComponent('chromium', 'the messages of a channel', ({ path }) => {
  let world: ClientWorld;
  let boris: Member;
  let ada: Page;
  let phone: Page;
  beforeAll(async () => {
    world = await clientWorld(path);
    boris = await world.join('boris', 'Борис');
    await boris.act('changeLocale', { locale: 'RU' });
    ada = await world.enter('ada');
    await ada.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    phone = await world.enter('boris', undefined, { locale: 'ru-RU', width: 360, height: 740, hasTouch: true });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const copied = (): Promise<string> => ada.evaluate('navigator.clipboard.readText()');

  describe('replies', () => {
    it('show whom and what they answer, to everybody, and lead there', async () => {
      await send(boris, world.channelId, 'Two **things** left');
      await rowOf(ada, 'Two things left').hover();
      await rowOf(ada, 'Two things left').getByRole('button', { name: 'Reply' }).click();
      await ada.getByText('Replying to Борис').waitFor();
      await ada.locator('[data-foot] textarea:focus').waitFor();
      await say(ada, 'which ones?');
      expect(await ada.getByText('Replying to Борис').count()).toBe(0);
      await phone.getByRole('button', { name: 'Перейти к исходному сообщению. Борис: Two things left' }).waitFor();
      await ada.getByRole('button', { name: 'Jump to what Борис said: Two things left' }).click();
      expect(world.problems).toEqual([]);
    });

    it('are asked whether the author is told, and go away by Esc', async () => {
      await choose(ada, 'Two things left', 'Reply');
      const mention = ada.getByRole('button', { name: 'Tell Борис of the reply' });
      expect(await mention.getAttribute('aria-pressed')).toBe('true');
      await mention.click();
      expect(await mention.getAttribute('aria-pressed')).toBe('false');
      await ada.locator('[data-foot] textarea').press('Escape');
      await mention.waitFor({ state: 'detached' });
    });

    it('survive a reload while they are being written, and say so where the answered one is deleted', async () => {
      const { messageId } = await send(boris, world.channelId, 'soon gone');
      await choose(ada, 'soon gone', 'Reply');
      await ada.reload();
      await ada.getByText('Replying to Борис').waitFor();
      await say(ada, 'an answer to nothing');
      await boris.act('deleteMessage', { channelId: world.channelId, messageId });
      await rowOf(ada, 'an answer to nothing').getByText('Message deleted').waitFor();
    });
  });

  describe('reactions', () => {
    it('are there at once, at everybody, and say who reacts', async () => {
      await send(boris, world.channelId, 'worth a reaction');
      const row = rowOf(ada, 'worth a reaction');
      await row.hover();
      await row.getByRole('button', { name: 'React with 🎉' }).click();
      await row.getByRole('button', { name: '🎉, 1 person', pressed: true }).waitFor();
      await phone.getByRole('button', { name: '🎉, 1 человек' }).tap();
      const chip = row.getByRole('button', { name: '🎉, 2 people' });
      await chip.hover();
      await row.getByRole('tooltip').filter({ hasText: 'Ada, Борис' }).waitFor();
      await choose(ada, 'worth a reaction', 'Who reacted');
      await ada.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Борис' }).waitFor();
      await ada.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    });

    it('are chosen from all emoji', async () => {
      const row = rowOf(ada, 'worth a reaction');
      await row.hover();
      await row.getByRole('toolbar').getByRole('button', { name: 'Add a reaction' }).click();
      const picker = ada.getByRole('dialog');
      await picker.getByRole('searchbox').fill('anchor');
      await picker.getByRole('gridcell', { name: 'anchor' }).click();
      await row.getByRole('button', { name: '⚓, 1 person' }).waitFor();
    });

    it('go again where the server refuses', async () => {
      const { messageId } = await send(boris, world.channelId, 'twenty emoji');
      for (let code = 0x1f600; code < 0x1f614; code += 1)
        await boris.act('addReaction', { channelId: world.channelId, messageId, emoji: String.fromCodePoint(code) });
      const row = rowOf(ada, 'twenty emoji');
      await row.getByRole('button', { name: 'A message has at most 20 different reactions.' }).waitFor();
      await row.hover();
      await row.getByRole('button', { name: 'React with 👍' }).click();
      await ada.getByRole('alert').filter({ hasText: 'at most 20' }).waitFor();
      expect(await row.getByRole('button', { name: '👍, 1 person' }).count()).toBe(0);
    });
  });

  it('pinned messages are marked, listed for everybody, and unpinned live', async () => {
    await choose(ada, 'Two things left', 'Pin');
    await rowOf(ada, 'Two things left').getByRole('img', { name: 'Pinned' }).first().waitFor();
    await phone.getByRole('button', { name: 'Закреплённые сообщения' }).tap();
    const list = phone.getByRole('dialog');
    await list.getByText('Two things left').waitFor();
    expect(await list.getByRole('button', { name: 'Открепить' }).count()).toBe(0);
    await choose(ada, 'Two things left', 'Unpin');
    await list.getByText('Здесь пока ничего не закреплено').waitFor();
    await list.getByRole('button', { name: 'Закрыть' }).tap();
  });

  it('an edit says so; a click shows what changed word by word, and what is destroyed stays destroyed', async () => {
    const { messageId } = await send(world.ada, world.channelId, 'the key is hunter2');
    const edit = (content: string) => world.ada.act('editMessage', { channelId: world.channelId, messageId, content });
    await edit('the key is secret');
    await edit('the door is secret');
    const first = 'query ($id: ID!) { node(id: $id) { ... on Message { revisions(first: 1) { edges { node { id } } } } } }';
    interface Found {
      readonly node: { readonly revisions: { readonly edges: readonly { readonly node: { readonly id: string } }[] } };
    }
    const { node } = await world.ada.client.run<Found>(first, { id: messageId });
    await world.ada.act('shredMessage', { channelId: world.channelId, messageId, revisionId: node.revisions.edges[0]?.node.id });
    await rowOf(ada, 'the door is secret').getByRole('button', { name: 'Show the earlier texts' }).click();
    const dialog = ada.getByRole('dialog');
    await dialog.getByText('This text was erased for good.').waitFor();
    expect(await dialog.locator('del').allInnerTexts()).toEqual(['key']);
    expect(await dialog.locator('ins').allInnerTexts()).toEqual(['door']);
    expect(await dialog.getByText('hunter2').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect(await rowOf(phone, 'the door is secret').getByRole('button').allInnerTexts()).toEqual(['Ada']);
  });

  it('code gets its colours and is copied; a spoiler opens by Enter; mentions and moments are read as people say them', async () => {
    const text = [`\`\`\`ts\nconst gap = 1;\n\`\`\``, `||the end|| <@${boris.id}> <#${world.channelId}> <t:0:D> @everyone`].join(
      '\n',
    );
    await send(world.ada, world.channelId, text);
    const row = rowOf(ada, 'const gap').last();
    await row.locator('[data-part=keyword]', { hasText: 'const' }).waitFor();
    await row.getByRole('button', { name: 'Copy the code' }).click();
    await row.getByText('Copied.').waitFor();
    expect(await copied()).toBe('const gap = 1;');
    await row.getByRole('button', { name: 'Show the spoiler' }).press('Enter');
    await row.getByText('the end').waitFor();
    await row.getByText('@Борис').waitFor();
    await row.getByRole('link', { name: '#general' }).waitFor();
    await row.getByText(/January 1, 1970|December 31, 1969/).waitFor();
    await phone.locator('article[data-calls=true]').last().waitFor();
  });

  it('text and link are copied; the link is absolute', async () => {
    await choose(ada, 'Two things left', 'Copy the text');
    await vi.waitFor(async () => expect(await copied()).toBe('Two **things** left'), 10_000);
    await choose(ada, 'Two things left', 'Copy the link');
    await vi.waitFor(async () => expect(await copied()).toBe(world.at(`/guilds/${world.guildId}/${world.channelId}#1`)), 10_000);
  });

  it("others' messages are deleted by a moderator, who can take it back", async () => {
    await send(boris, world.channelId, 'to be moderated');
    await choose(ada, 'to be moderated', 'Delete the message');
    await ada.getByRole('button', { name: 'Undo' }).click();
    await choose(ada, 'to be moderated', 'Delete the message');
    await phone.getByText('Сообщение удалено модератором').waitFor({ timeout: 15_000 });
  });

  it('the keyboard goes from message to message, acts on the focused one, and comes back to the composer', async () => {
    await send(boris, world.channelId, 'last but one');
    await say(ada, 'my last');
    await ada.getByRole('log').focus();
    await ada.keyboard.press('End');
    await rowOf(ada, 'my last').and(ada.locator(':focus')).waitFor();
    await ada.keyboard.press('ArrowUp');
    await rowOf(ada, 'last but one').and(ada.locator(':focus')).waitFor();
    await ada.keyboard.press('r');
    await ada.locator('[data-foot] textarea:focus').waitFor();
    await ada.getByText('Replying to Борис').waitFor();
    await ada.keyboard.press('Escape');
    await ada.getByRole('log').focus();
    await ada.keyboard.press('End');
    await ada.keyboard.press('e');
    await ada.getByRole('textbox', { name: 'Edit the message' }).press('Escape');
    await ada.locator('[data-foot] textarea:focus').waitFor();
    await ada.getByRole('log').focus();
    await ada.keyboard.press('Home');
    await rowOf(ada, 'Two things left').first().and(ada.locator(':focus')).waitFor();
    await ada.keyboard.press('Escape');
    await ada.locator('[data-foot] textarea:focus').waitFor();
  });

  it('what others say is read out once, politely; the line itself is silent', async () => {
    await send(boris, world.channelId, 'read **this** out');
    await ada.getByRole('status').filter({ hasText: 'Борис: read this out' }).waitFor({ state: 'attached' });
    expect(await ada.getByRole('log').getAttribute('aria-live')).toBe('off');
  });

  it('several messages are chosen and copied with names and times', async () => {
    for (const text of ['first chosen', 'second chosen', 'third chosen']) await send(boris, world.channelId, text);
    await rowOf(ada, 'third chosen').waitFor();
    await choose(ada, 'first chosen', 'Select messages');
    await rowOf(ada, 'third chosen').click({ modifiers: ['Shift'] });
    await ada.getByText('3 messages selected').waitFor();
    await ada.getByRole('button', { name: 'Copy as a quote' }).click();
    await ada.getByText('3 messages copied.').waitFor();
    const lines = (await copied()).split('\n');
    expect(lines.every((line) => line.startsWith('> '))).toBe(true);
    expect(lines.filter((line) => line.endsWith(' chosen'))).toEqual(['> first chosen', '> second chosen', '> third chosen']);
    expect(lines[0]).toMatch(/^> \*\*Борис\*\*, /);
    await choose(ada, 'first chosen', 'Select messages');
    await ada.keyboard.press('Escape');
    await ada.getByText('1 message selected').waitFor({ state: 'detached' });
  });

  it('a finger that rests on a message opens a sheet with rows for fingers', async () => {
    const row = rowOf(phone, 'third chosen');
    const box = await row.boundingBox();
    const at = { x: (box?.x ?? 0) + 120, y: (box?.y ?? 0) + 8 };
    const touches = await phone.context().newCDPSession(phone);
    await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    const sheet = phone.getByRole('dialog', { name: 'Действия с сообщением' });
    await sheet.waitFor();
    await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    for (const button of await sheet.getByRole('button').all())
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await sheet.getByRole('button', { name: 'Ответить' }).tap();
    await phone.getByText('Ответ: Борис').waitFor();
    await phone.getByRole('button', { name: 'Не отвечать: Борис' }).tap();
  });

  it('nothing of this made the page complain', () => expect(world.problems).toEqual([]));
});

const root = fileURLToPath(new URL('../../..', import.meta.url));
const blns = resolve(root, process.env['CHAT_DATA'] ?? '../shared/data', 'blns.json');

const hostile: readonly string[] = [
  'w'.repeat(4_000),
  '\u202eright to left\u202c, then שלום and مرحبا',
  `Z${'\u0351\u036b\u0343\u036a\u0302'.repeat(60)}algo`,
  '<img src=x onerror="document.title=\'run\'"><script>document.title="run"</script>',
  `\`\`\`html\n<script>document.title="run"</script>${'x'.repeat(500)}\n\`\`\``,
  'https://example.org/'.padEnd(1_500, 'a'),
  `> ${'q'.repeat(600)}\n- ${'l'.repeat(600)}\n||${'s'.repeat(600)}||`,
];

interface Seen {
  readonly ids: readonly string[];
  readonly page: number;
  readonly row: number;
}

/** The page's own script: which messages are drawn and how wide they are; then a stretch up. */
const lookThenScrollUp = `(() => {
  const log = document.querySelector('[role=log]');
  const rows = [...document.querySelectorAll('[data-message]')];
  const found = {
    ids: rows.map((row) => row.dataset.message),
    page: document.documentElement.scrollWidth,
    row: Math.max(log.scrollWidth, ...rows.map((row) => row.scrollWidth)),
  };
  log.scrollBy({ top: -600 });
  return found;
})()`;

/** Everything that there is to say, as far as it may be said. */
const said = (): readonly string[] => {
  const naughty: readonly string[] = existsSync(blns) ? JSON.parse(readFileSync(blns, 'utf8')) : [];
  return [...naughty, ...hostile].filter((text) => textRules.message.check(text)?.rule === undefined);
};

withComponent('chromium', 'hostile strings as messages', ({ path }) => {
  it('are shown literally, run nothing and fit a phone', { timeout: 300_000 }, async () => {
    await using world = await clientWorld(path);
    const texts = said();
    for (let from = 0; from < texts.length; from += 20)
      await Promise.all(texts.slice(from, from + 20).map((text) => send(world.ada, world.channelId, text)));
    const page = await world.enter('ada', undefined, { width: 360, height: 740 });
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    await page.getByRole('article').last().waitFor();
    const seen = new Set<string>();
    const widest = { page: 0, row: 0 };
    const look = async (): Promise<void> => {
      const found: Seen = await page.evaluate(lookThenScrollUp);
      for (const id of found.ids) seen.add(id);
      widest.page = Math.max(widest.page, found.page);
      widest.row = Math.max(widest.row, found.row);
    };
    await vi.waitFor(
      async () => {
        await look();
        expect(seen.size).toBe(texts.length);
      },
      { timeout: 240_000, interval: 40 },
    );
    expect(widest.page).toBeLessThanOrEqual(360);
    expect(widest.row).toBeLessThanOrEqual(360);
    expect(await page.title()).not.toContain('run');
    expect(dialogs).toEqual([]);
    expect(new Set(asked)).toEqual(new Set([new URL(world.at('/')).origin]));
    expect(world.problems).toEqual([]);
  });
});
