import { expect, it, vi } from 'vitest';
import { type Message, posted } from '../message.ts';
import { QuotedMessages } from './quotedMessages.ts';

const said = (id: string): Message =>
  posted({
    __typename: 'MessagePosted',
    factId: id,
    messageId: id,
    seq: 1,
    position: '1',
    at: '2026-05-14T12:00:00.000Z',
    authorId: 'a',
    content: 'hello',
    mentions: { users: [], roles: [], everyone: false, here: false },
    replies: [],
  });

it('quotes that are shown in one moment are asked for together, each once', async () => {
  const fetch = vi.fn(async (ids: readonly string[]) => ids.filter((id) => id !== 'gone').map(said));
  const quotes = new QuotedMessages(fetch);
  const [one, gone] = [quotes.message('one'), quotes.message('gone')];
  quotes.message('one');
  expect(one.get()).toBeUndefined();
  await vi.waitFor(() => expect(one.get()?.content).toBe('hello'));
  expect(gone.get()).toBeNull();
  expect(fetch.mock.calls).toEqual([[['one', 'gone']]]);
});

it('a quote that could not be loaded is asked for again when it is shown again', async () => {
  const fetch = vi.fn(async (ids: readonly string[]) => ids.map(said));
  fetch.mockRejectedValueOnce(new Error('away'));
  const quotes = new QuotedMessages(fetch);
  quotes.message('one');
  await vi.waitFor(() => {
    expect(quotes.message('one').get()?.id).toBe('one');
  });
});
