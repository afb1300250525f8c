import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from '@chat/platform/testing';
import { expect, it, vi } from 'vitest';
import { presenceQuery, typingQuery } from './testing/liveQueries.ts';
import { type LiveReader, readLive } from './testing/liveReader.ts';
import { foundInstance, newMeeting, type Person, registerPerson } from './testing/meeting.ts';
import { startRestartingProduct } from './testing/restartingProduct.ts';

const filesWith = async (directory: string, text: string): Promise<readonly string[]> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(files.map(async (file) => ((await readFile(file)).includes(text) ? [file] : [])));
  return found.flat();
};

const query = 'query ($id: ID!) { person(id: $id) { presence } viewer { settings { presence } } }';

it('over a kill and a start: who is there is found out anew, what they chose is kept, and nothing else is on the disk', async () => {
  await using stack = new AsyncDisposableStack();
  const { path: directory } = stack.use(await temporaryDirectory());
  const product = stack.use(await startRestartingProduct({ directory }));
  const ada = await foundInstance(product.current);
  const [bob, eve] = [await registerPerson(product.current, 'bob'), await registerPerson(product.current, 'eve')];
  const { guildId, channelId, code } = await newMeeting(ada);
  for (const member of [bob, eve]) await member.act('joinGuild', { code });
  const following = async (person: Person, asked: string, variables: object): Promise<LiveReader> => {
    const token = async () => person.client.token ?? '';
    const options = { url: product.url, token, query: asked, variables: { ...variables }, retryAttempts: 2_000 };
    const reader = stack.adopt(readLive(options), (opened) => opened.stop());
    await reader.until(({ __typename }) => __typename === 'CaughtUp');
    return reader;
  };
  const presenceOf = async (person: Person): Promise<unknown> =>
    (await ada.client.run<{ person: { presence: string } }>(query, { id: person.id })).person.presence;

  await eve.act('changeSettings', { version: 0, presence: 'INVISIBLE' });
  const typing = await following(ada, typingQuery, { channelId });
  const readers = [];
  for (const person of [ada, bob, eve]) readers.push(await following(person, presenceQuery, { guildId }));
  await vi.waitFor(async () => expect(await presenceOf(bob)).toBe('ONLINE'), 10_000);
  await bob.act('startTyping', { channelId });
  await typing.until(({ __typename }) => __typename === 'TypingStarted');
  await product.killAndStart();
  for (const person of [ada, bob, eve]) person.client.address = product.current.address;
  const isBack = ({ events }: LiveReader): boolean => events.filter(({ __typename }) => __typename === 'CaughtUp').length === 2;
  for (const reader of [typing, ...readers]) await reader.untilTrue(() => isBack(reader));
  await vi.waitFor(async () => expect(await presenceOf(bob)).toBe('ONLINE'), 10_000);
  expect(await presenceOf(eve)).toBe('OFFLINE');
  expect(await eve.client.run(query, { id: bob.id })).toEqual({
    person: { presence: 'ONLINE' },
    viewer: { settings: { presence: 'INVISIBLE' } },
  });
  expect(typing.events.filter(({ __typename }) => __typename === 'TypingStarted')).toHaveLength(1);
  for (const word of ['ONLINE', 'Typing', 'PresenceChanged', 'isIdle']) expect(await filesWith(directory, word)).toEqual([]);
  // The search itself finds what is there.
  expect(await filesWith(directory, 'INVISIBLE')).not.toEqual([]);
});
