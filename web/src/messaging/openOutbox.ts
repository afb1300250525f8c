import type { Client } from '@urql/core';
import { act } from '../shared/asking.ts';
import { problemOf } from '../shared/problem.ts';
import { Outbox } from './outbox.ts';
import { openOutboxStore } from './outboxStore.ts';
import { SendMessageDocument } from './sendMessage.generated.ts';

const exclusively = (name: string, work: () => Promise<void>): Promise<void> =>
  'locks' in navigator ? navigator.locks.request(`chat-js ${name}`, work) : work();

/** Ends early when the network is back. */
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(late);
      window.removeEventListener('online', done);
      resolve();
    };
    const late = setTimeout(done, milliseconds);
    window.addEventListener('online', done);
  });

/** The outbox of an account in this browser, going on with what is unsent. All tabs of the account share it. */
export const openOutbox = async (userId: string, client: Client): Promise<Outbox> => {
  const store = await openOutboxStore(userId);
  const others = new BroadcastChannel(`chat-js outbox ${userId}`);
  const outbox = new Outbox({
    store,
    exclusively,
    pause,
    problemOf,
    tell: () => others.postMessage('changed'),
    send: async ({ clientMessageId, channelId, content, replies }) => {
      await act(client, SendMessageDocument, { input: { clientMessageId, channelId, content, replies } });
    },
  });
  others.onmessage = () => void outbox.load();
  await outbox.load();
  return outbox;
};
