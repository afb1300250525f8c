import { newId } from '@chat/platform';
import { componentsAreRequired } from '@chat/platform/testing/components';
import { withComponent } from '@chat/platform/testing/withComponent';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ClientWorld, clientWorld } from './testing/clientWorld.ts';
import { OperationFailed } from './testing/graphqlClient.ts';
import { type Member, send } from './testing/rooms.ts';

/** Times are of a machine that has nothing else to do: elsewhere a test only finds what is far off. */
const room = componentsAreRequired() ? 3 : 10;

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;

/** Notes when each text that begins with `echo` is drawn, and when Enter is pressed; since 1970. Runs in the page. */
const noteEchoes = `(() => {
  const now = () => performance.timeOrigin + performance.now();
  const noted = { drawn: {}, pressed: [] };
  globalThis.noted = noted;
  document.addEventListener('keydown', ({ key }) => key === 'Enter' && noted.pressed.push(now()), true);
  const look = () => {
    const said = document.querySelector('[role=log]')?.textContent.match(/echo \\d+\\./g) ?? [];
    const fresh = said.filter((text) => !(text in noted.drawn));
    for (const text of fresh) noted.drawn[text] = undefined;
    if (fresh.length > 0) requestAnimationFrame(() => fresh.forEach((text) => (noted.drawn[text] = now())));
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
})()`;

/** Notes long tasks, and how long each key takes to the frame that shows it, in milliseconds. Runs in the page. */
const noteKeys = `(() => {
  const noted = { tasks: [], keys: [] };
  globalThis.noted = noted;
  new PerformanceObserver((list) => noted.tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ entryTypes: ['longtask'] });
  document.addEventListener('keydown', ({ timeStamp }) => {
    requestAnimationFrame(() => setTimeout(() => noted.keys.push(performance.now() - timeStamp)));
  }, true);
})()`;

interface Echoes {
  readonly drawn: Readonly<Record<string, number>>;
  readonly pressed: readonly number[];
}
interface Keys {
  readonly tasks: readonly number[];
  readonly keys: readonly number[];
}
const noted = <Noted>(page: Page): Promise<Noted> => page.evaluate<Noted>('globalThis.noted');

const perSecond = 200;
const seconds = 10;
/** So often some are sent together, in milliseconds. */
const beat = 50;

/** Says it once, however often a connection of the many is lost: what was refused is not said again. */
const sayOnce = async (author: Member, channelId: string, content: string, key = newId()): Promise<void> => {
  try {
    await send(author, channelId, content, key);
  } catch (error) {
    if (error instanceof OperationFailed) throw error;
    await sayOnce(author, channelId, content, key);
  }
};

/** Several people say 200 messages a second for ten seconds, as far as the server takes them. */
const talking = (authors: readonly Member[], channelId: string) => {
  const begun = performance.now();
  const sending: Promise<unknown>[] = [];
  const all = perSecond * seconds;
  const said = new Promise<void>((resolve) => {
    const beats = setInterval(() => {
      const due = Math.min(all, ((performance.now() - begun) / 1_000) * perSecond);
      for (let one = sending.length; one < due; one += 1) {
        const author = authors[one % authors.length];
        if (author !== undefined) sending.push(sayOnce(author, channelId, `burst ${one}`));
      }
      if (sending.length < all) return;
      clearInterval(beats);
      resolve();
    }, beat);
  });
  let isOver = false;
  const rate = said
    .then(() => Promise.all(sending))
    .then(() => Math.round(all / ((performance.now() - begun) / 1_000)))
    .finally(() => {
      isOver = true;
    });
  return { rate, isOver: () => isOver };
};

withComponent('chromium', 'the client while much is said', ({ path }) => {
  let world: ClientWorld;
  beforeAll(async () => {
    world = await clientWorld(path);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('shows what one says within a frame or two, and to others within 100 ms', async () => {
    await world.join('bob');
    const ada = await world.enter('ada', undefined, { isTimed: true });
    const bob = await world.enter('bob', undefined, { isTimed: true });
    const field = ada.getByRole('textbox').first();
    await field.click();
    await field.fill('the first');
    await field.press('Enter');
    await bob.getByText('the first', { exact: true }).waitFor();
    for (const page of [ada, bob]) await page.evaluate(noteEchoes);
    const times = 20;
    for (let time = 0; time < times; time += 1) {
      await field.fill(`echo ${time}.`);
      await field.press('Enter');
      await bob.getByText(`echo ${time}.`, { exact: true }).waitFor();
      await ada.getByText(`echo ${time}.`, { exact: true }).waitFor();
    }
    const [own, theirs] = [await noted<Echoes>(ada), await noted<Echoes>(bob)];
    const texts = Object.keys(own.drawn);
    expect(texts).toHaveLength(times);
    const after = (of: Echoes) => texts.map((text, index) => (of.drawn[text] ?? Number.NaN) - (own.pressed[index] ?? Number.NaN));
    const [here, there] = [median(after(own)), median(after(theirs))];
    process.stdout.write(`drawn after ${Math.round(here)} ms here, ${Math.round(there)} ms there\n`);
    expect(here).toBeLessThan(50 * room);
    expect(there).toBeLessThan(100 * room);
    // Each once: never beside its own echo.
    for (const text of texts) expect(await ada.getByText(text, { exact: true }).count()).toBeLessThanOrEqual(1);
    await ada.close();
    await bob.close();
  });

  it('goes on fluently while 200 messages a second come', async () => {
    const authors = await Promise.all([1, 2, 3, 4, 5].map((number) => world.join(`author${number}`)));
    const page = await world.enter('ada', undefined, { isTimed: true });
    await page.getByRole('textbox').first().click();
    await page.evaluate(noteKeys);
    const talk = talking(authors, world.channelId);
    while (!talk.isOver()) await page.keyboard.type('words ', { delay: 60 });
    const rate = await talk.rate;
    await send(world.ada, world.channelId, 'the last');
    await page.getByText('the last', { exact: true }).waitFor();
    const { tasks, keys } = await noted<Keys>(page);
    const longest = Math.max(0, ...tasks);
    process.stdout.write(
      `${rate} messages/s: longest task ${Math.round(longest)} ms of ${tasks.length}, a key is shown after ${Math.round(median(keys))} ms\n`,
    );
    expect(await page.getByRole('article').count()).toBeLessThan(200);
    expect(longest).toBeLessThan(100 * room);
    expect(median(keys)).toBeLessThan(50 * room);
    await page.close();
  });

  it('complained about nothing', () => {
    expect(world.problems).toEqual([]);
  });
});
