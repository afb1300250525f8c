import { once } from 'node:events';
import { dataFiles, openSqliteEventStore, openSqliteReader } from '@chat/platform';
import { temporaryDirectory } from '@chat/platform/testing';
import { conversationsView, messagesView } from '@chat/schema/views';
import { expect, it } from 'vitest';
import { wholeHistory } from './testing/history.ts';
import { channelQuery } from './testing/liveQueries.ts';
import { readLive } from './testing/liveReader.ts';
import { foundInstance, newMeeting } from './testing/meeting.ts';
import { startProductProcess } from './testing/productProcess.ts';

const sends = 60;

it('at SIGTERM sockets are told that the server goes, commands are finished, views are saved, and nothing is lost', async () => {
  await using directory = await temporaryDirectory();
  await using product = await startProductProcess({ directory: directory.path });
  const ada = await foundInstance(product);
  const { channelId } = await newMeeting(ada);
  const url = `${product.address.replace('http', 'ws')}/graphql`;
  const token = async () => ada.client.token ?? '';
  const reader = readLive({ url, token, query: channelQuery, variables: { channelId }, retryAttempts: 0 });
  await reader.until(({ __typename }) => __typename === 'CaughtUp');

  const asked = Array.from({ length: sends }, (_, index) =>
    ada.act<{ readonly message: { readonly factId: string } }>(
      'sendMessage',
      { channelId, content: `${index}` },
      'message { factId }',
    ),
  );
  const settled = Promise.allSettled(asked);
  await Promise.any(asked);
  const ended = once(product.process, 'exit');
  expect(await product.stop()).toBe(0);
  await ended;
  await reader.untilTrue(() => reader.closed.length > 0);
  reader.stop();
  expect(reader.closed).toEqual([1001]);
  expect(product.output()).not.toMatch(/could not|rror/);

  const acknowledged = (await settled).flatMap((one) => (one.status === 'fulfilled' ? [one.value.message.factId] : []));
  expect(acknowledged.length).toBeGreaterThan(0);

  const files = dataFiles(directory.path);
  const store = await openSqliteEventStore({ path: files.eventLog });
  const views = await openSqliteReader({ path: files.readStore });
  const head = (await store.head())?.position;
  expect([await views.checkpoint(messagesView), await views.checkpoint(conversationsView)]).toMatchObject([
    { position: head },
    { position: head },
  ]);
  await Promise.all([store.close(), views.close()]);

  await using again = await startProductProcess({ directory: directory.path });
  ada.client.address = again.address;
  const shown = (await wholeHistory(ada.client, channelId)).map(({ id }) => id);
  expect(shown).toEqual(expect.arrayContaining(acknowledged));
  expect(new Set(shown).size).toBe(shown.length);
});
