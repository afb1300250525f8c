import type { Client } from '@urql/core';
import { Unreachable } from '../session/requestFailed.ts';
import { act } from '../shared/asking.ts';
import { problemOf } from '../shared/problem.ts';
import { Outbox } from './outbox.ts';
import { memoryOutboxStore, openOutboxStore } from './outboxStore.ts';
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

/** An answer that takes longer is taken for lost: the same message is sent again, which makes it no second one. */
const longestAnswer = 20_000;

const inTime = async (work: Promise<unknown>): Promise<void> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Unreachable('The server takes too long.')), longestAnswer);
  try {
    await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};

const chance = (): number => (crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) / 2 ** 16;

/** The outbox of an account in this browser, going on with what is unsent. All tabs of the account share it. */
export const openOutbox = async (userId: string, client: Client): Promise<Outbox> => {
  const store = await openOutboxStore(userId).catch(memoryOutboxStore);
  const others = new BroadcastChannel(`chat-js outbox ${userId}`);
  const outbox = new Outbox({
    store,
    exclusively,
    pause,
    problemOf,
    now: () => performance.now(),
    chance,
    tell: () => others.postMessage('changed'),
    send: ({ clientMessageId, channelId, content, replies }) =>
      inTime(act(client, SendMessageDocument, { input: { clientMessageId, channelId, content, replies } })),
  });
  // Where the disk fails, what is shown stays until something happens.
  others.onmessage = () => void outbox.load().catch(() => undefined);
  await outbox.load().catch(() => undefined);
  return outbox;
};
