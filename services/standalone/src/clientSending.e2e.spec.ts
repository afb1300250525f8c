import { withComponent } from '@chat/platform/testing/withComponent';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';

const field = (page: Page): Locator => page.getByRole('textbox', { name: /^(Message|Написать)/ });
const pending = (page: Page): Locator => page.locator('article[data-pending=true]');
const soon = { timeout: 20_000 };
const message = (page: Page, text: string): Locator => page.getByRole('article').filter({ hasText: text });

const say = async (page: Page, text: string): Promise<void> => {
  await field(page).fill(text);
  await field(page).press('Enter');
};

/** Answers what the tabs of a person send instead of the server, where `refuse` says so. */
const refusing = async (context: BrowserContext, refuse: (content: string) => object | undefined): Promise<void> => {
  await context.route('**/graphql', async (route) => {
    const { query = '', variables } = route.request().postDataJSON() ?? {};
    const refusal = query.includes('mutation SendMessage') ? refuse(variables.input.content) : undefined;
    if (refusal === undefined) await route.fallback();
    else await route.fulfill({ json: { data: null, errors: [{ message: 'no', extensions: refusal }] } });
  });
};

withComponent('chromium', 'sending', ({ path }) => {
  let world: ClientWorld;
  let one: Page;
  let other: Page;
  let reader: Page;

  /** What the server has of the channel, in order. */
  const history = async (): Promise<readonly (string | null)[]> => {
    const query = 'query ($id: ID!) { channel(id: $id) { messages(last: 100) { edges { node { content } } } } }';
    interface Read {
      readonly channel: {
        readonly messages: { readonly edges: readonly { readonly node: { readonly content: string | null } }[] };
      };
    }
    const { channel } = await world.ada.client.run<Read>(query, { id: world.channelId });
    return channel.messages.edges.map(({ node }) => node.content);
  };
  const isShown = async (page: Page, texts: readonly string[]): Promise<void> => {
    await message(page, texts.at(-1) ?? '').waitFor({ timeout: 30_000 });
    await vi.waitFor(async () => expect(await pending(page).count()).toBe(0), 30_000);
    for (const text of texts.slice(-3)) expect(await message(page, text).count()).toBe(1);
  };

  beforeAll(async () => {
    world = await clientWorld(path);
    await world.join('boris', 'Борис');
    one = await world.enter('boris');
    await field(one).waitFor();
    other = await world.openTab(one);
    reader = await world.enter('ada', undefined, { width: 360, height: 740, locale: 'ru-RU' });
    for (const page of [other, reader]) await field(page).waitFor();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('keeps the draft of a channel the same in both tabs, and for nobody else', async () => {
    await field(one).pressSequentially('half a sen');
    await vi.waitFor(async () => expect(await field(other).inputValue()).toBe('half a sen'), soon);
    expect(await field(reader).inputValue()).toBe('');
    await field(other).fill('');
    await vi.waitFor(async () => expect(await field(one).inputValue()).toBe(''), soon);
  });

  it('sends what two tabs said offline exactly once and in order, and keeps what was being typed', async () => {
    await one.context().setOffline(true);
    await say(one, 'dark one');
    await say(other, 'dark two');
    await say(one, 'dark three');
    await field(one).fill('and still typing');
    await vi.waitFor(async () => expect(await pending(one).count()).toBe(3), soon);
    await one.context().setOffline(false);
    await Promise.all([one.reload(), other.reload()]);
    const texts = ['dark one', 'dark two', 'dark three'];
    for (const page of [one, other, reader]) await isShown(page, texts);
    expect((await history()).slice(-3)).toEqual(texts);
    expect(await field(one).inputValue()).toBe('and still typing');
    await field(one).fill('');
  });

  it('sends what was said in the moment of a reload, and leaves no draft of it', async () => {
    const texts = Array.from({ length: 6 }, (_, at) => `and gone ${at}`);
    for (const text of texts) {
      await field(one).fill(text);
      const entered = `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))`;
      await Promise.all([one.waitForEvent('load'), one.evaluate(`${entered}; location.reload()`)]);
      await field(one).waitFor();
      expect(await field(one).inputValue()).toBe('');
    }
    await isShown(one, texts);
    expect((await history()).slice(-texts.length)).toEqual(texts);
  });

  it('sends while the server is killed and comes back, again and again, exactly once and in order', async () => {
    const texts = Array.from({ length: 12 }, (_, at) => `through crash ${String(at).padStart(2, '0')}`);
    const happens: Readonly<Record<number, () => Promise<void>>> = {
      2: world.kill,
      4: world.startAgain,
      7: world.kill,
      9: world.startAgain,
    };
    for (const [at, text] of texts.entries()) {
      await happens[at]?.();
      await say(at % 2 === 0 ? one : other, text);
      // Nobody types in two tabs at once: the draft of the one is sent before the other is typed in.
      await Promise.all([message(one, text).waitFor(), message(other, text).waitFor()]);
    }
    await field(one).fill('typed in the crash');
    for (const page of [one, other, reader]) await isShown(page, texts);
    const kept = (await history()).filter((content) => texts.includes(content ?? ''));
    expect(kept.toSorted()).toEqual(texts);
    // The order of one tab is that of pressing Enter.
    const ofTab = (tab: number) => texts.filter((_, at) => at % 2 === tab);
    for (const tab of [0, 1]) expect(kept.filter((content) => ofTab(tab).includes(content ?? ''))).toEqual(ofTab(tab));
    expect(await field(one).inputValue()).toBe('typed in the crash');
    await field(one).fill('');
  });

  it('keeps what the server refuses with the reason, sends it again when asked, and discards it when asked', async () => {
    let isRefused = true;
    await refusing(one.context(), (content) => (isRefused && content.startsWith('refused') ? { code: 'FORBIDDEN' } : undefined));
    await say(one, 'refused at first');
    await say(one, 'refused for good');
    await say(one, 'goes through');
    await message(one, 'refused at first').getByRole('button', { name: 'Try again' }).waitFor();
    await message(one, 'refused for good').getByRole('button', { name: 'Discard' }).click();
    await vi.waitFor(async () => expect(await message(one, 'refused for good').count()).toBe(0), soon);
    isRefused = false;
    await message(one, 'refused at first').getByRole('button', { name: 'Try again' }).click();
    await vi.waitFor(async () => expect((await history()).slice(-2)).toEqual(['goes through', 'refused at first']), soon);
    await one.context().unroute('**/graphql');
  });

  it('says how long the server asks to wait, and sends by itself then', async () => {
    // The tab that sends is the one that says so.
    await other.close();
    let refusals = 2;
    await refusing(one.context(), () => {
      refusals -= 1;
      return refusals >= 0 ? { code: 'RATE_LIMITED', retryAfter: 2_500 } : undefined;
    });
    await say(one, 'patience');
    await one
      .getByRole('timer')
      .getByText(/Sending goes on in 0:0\d/)
      .waitFor();
    await isShown(reader, ['patience']);
    await one.getByRole('timer').waitFor({ state: 'detached' });
    await one.context().unroute('**/graphql');
  });

  it('shows nobody else on the same machine what somebody had typed', async () => {
    await field(one).fill('a secret draft');
    await one.getByRole('button', { name: 'Log out' }).click();
    await one.getByRole('button', { name: 'Log in' }).waitFor();
    await world.join('olga', 'Ольга');
    await one.fill('[name=handle]', 'olga');
    await one.fill('[name=password]', 'a long enough passphrase');
    await one.click('form button[type=submit]');
    await field(one).waitFor();
    expect(await field(one).inputValue()).toBe('');
  });

  it('complained about nothing', () => {
    expect(world.problems).toEqual([]);
  });
});
