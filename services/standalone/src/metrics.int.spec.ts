import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { foundInstance, newMeeting, type Person } from './testing/meeting.ts';
import { type ProductHere, startProductHere } from './testing/productHere.ts';

const owned = new AsyncDisposableStack();
let product: ProductHere;
let ada: Person;
let page: () => Promise<string>;
beforeAll(async () => {
  product = owned.use(await startProductHere({ METRICS_PORT: '0' }));
  ada = await foundInstance({ address: product.address, setUpSecret: product.setUpLink?.split('#')[1] });
  const told = product.log.records().find(({ message }) => message === 'metrics are served');
  page = async () => (await fetch(`http://127.0.0.1:${told?.['port']}/metrics`)).text();
});
afterAll(() => owned.disposeAsync());

it('what a node does is shown to Prometheus, by names of the program alone', async () => {
  const { channelId } = await newMeeting(ada, 'A name that nobody else has');
  const message = { channelId, content: 'a text that nobody else has', clientMessageId: '01980000-0000-7000-8000-00000000abcd' };
  await ada.act('sendMessage', message);
  await ada.act('sendMessage', message);
  const shown = await page();
  expect(shown).toContain('chat_command_seconds_count{command="sendMessage",outcome="appended"} 1');
  expect(shown).toContain('chat_command_seconds_count{command="sendMessage",outcome="repeated"} 1');
  expect(shown).toMatch(/chat_append_seconds_count\{outcome="appended"\} [1-9]/);
  expect(shown).toContain('chat_sockets 0');
  expect(shown).not.toContain('nobody else has');
  await vi.waitFor(async () => expect(await page()).toContain('chat_view_lag_facts{view="messages"} 0'));
});
