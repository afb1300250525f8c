import { describe, expect, it, vi } from 'vitest';
import { type Kept, Outbox, type Unsent } from './outbox.ts';
import type { OutboxPorts, OutboxStore } from './outboxPorts.ts';

/** What all tabs share. */
const browser = () => {
  const rows = new Map<number, Kept>();
  let newest = 0;
  const locks = new Map<string, Promise<void>>();
  const store: OutboxStore = {
    all: async () => [...rows.values()].sort((one, other) => one.order - other.order),
    add: async (unsent) => {
      newest += 1;
      const kept = { ...unsent, order: newest };
      rows.set(newest, kept);
      return kept;
    },
    replace: async (kept) => {
      if (rows.has(kept.order)) rows.set(kept.order, kept);
    },
    remove: async (order) => {
      rows.delete(order);
    },
  };
  const exclusively: OutboxPorts['exclusively'] = (name, work) => {
    const turn = (locks.get(name) ?? Promise.resolve()).then(work);
    locks.set(name, turn);
    return turn;
  };
  return { store, exclusively, rows };
};

/** A server that takes a message once by its key, and may fail. */
const server = () => {
  const said: { readonly channelId: string; readonly content: string; readonly key: string }[] = [];
  const failures: string[] = [];
  return {
    said,
    failures,
    send: async ({ clientMessageId: key, channelId, content }: Unsent) => {
      const failure = failures.shift();
      if (failure !== undefined && failure !== 'ANSWER_LOST') throw new Error(failure);
      if (!said.some((one) => one.key === key)) said.push({ channelId, content, key });
      if (failure === 'ANSWER_LOST') throw new Error('UNREACHABLE');
    },
  };
};

const tabOf = ({ store, exclusively }: ReturnType<typeof browser>, { send }: Pick<ReturnType<typeof server>, 'send'>) =>
  new Outbox({
    store,
    send,
    exclusively,
    problemOf: (error) => ({ code: (error as Error).message }),
    tell: () => undefined,
    pause: () => Promise.resolve(),
    now: () => 0,
    chance: () => 0,
  });

const draft = (content: string, channelId = 'c') => ({ channelId, content, replies: [] });
const isEmpty = (outbox: Outbox) => vi.waitFor(() => expect(outbox.unsent()).toEqual([]));
const contents = (said: readonly { readonly content: string }[]) => said.map(({ content }) => content);

describe('an outbox', () => {
  it('shows what is said before the disk has it, and no longer where the disk does not take it', async () => {
    const shared = browser();
    const full = Promise.withResolvers<Kept>();
    const outbox = tabOf({ ...shared, store: { ...shared.store, add: () => full.promise } }, server());
    const adding = outbox.add(draft('at once'));
    expect(outbox.unsent()).toMatchObject([{ content: 'at once' }]);
    full.reject(new Error('the disk is full'));
    await expect(adding).rejects.toThrow('full');
    expect(outbox.unsent()).toEqual([]);
  });

  it('sends in the order of saying', async () => {
    const { said, send } = server();
    const outbox = tabOf(browser(), { send });
    await Promise.all(['one', 'two', 'three'].map((content) => outbox.add(draft(content))));
    await isEmpty(outbox);
    expect(contents(said)).toEqual(['one', 'two', 'three']);
  });

  it('tries again until the network is back, and says it once where an answer got lost', async () => {
    const away = server();
    away.failures.push('UNREACHABLE', 'UNAVAILABLE', 'ANSWER_LOST', 'UNREACHABLE');
    const outbox = tabOf(browser(), away);
    await outbox.add(draft('one'));
    await outbox.add(draft('two'));
    await isEmpty(outbox);
    expect(contents(away.said)).toEqual(['one', 'two']);
  });

  it('keeps what was refused, with the reason, and goes on with the rest', async () => {
    const { said, failures, send } = server();
    failures.push('TIMED_OUT');
    const outbox = tabOf(browser(), { send });
    await outbox.add(draft('refused'));
    await outbox.add(draft('after it'));
    await vi.waitFor(() => expect(contents(said)).toEqual(['after it']));
    expect(outbox.unsent()).toMatchObject([{ content: 'refused', refusal: { code: 'TIMED_OUT' } }]);
    const [refused] = outbox.unsent();
    await outbox.retry(refused?.order ?? 0);
    await isEmpty(outbox);
    expect(said.at(-1)).toMatchObject({ content: 'refused', key: refused?.clientMessageId });
  });

  it('discards what somebody no longer wants to say', async () => {
    const shared = browser();
    const { failures, send } = server();
    failures.push('TOO_LARGE');
    const outbox = tabOf(shared, { send });
    await outbox.add(draft('refused'));
    await vi.waitFor(() => expect(outbox.unsent()[0]?.refusal).toBeDefined());
    await outbox.discard(outbox.unsent()[0]?.order ?? 0);
    expect([outbox.unsent(), shared.rows.size]).toEqual([[], 0]);
  });

  it('goes on after a reload with what was not sent, under the same key', async () => {
    const shared = browser();
    const before = tabOf(shared, { send: () => new Promise(() => undefined) });
    await before.add(draft('while offline'));
    const key = before.unsent()[0]?.clientMessageId;
    // The tab is gone, and with it whatever it held.
    const { said, send } = server();
    const after = tabOf({ ...shared, exclusively: (_name, work) => work() }, { send });
    await after.load();
    await isEmpty(after);
    expect(said).toMatchObject([{ content: 'while offline', key }]);
  });

  it('lets two tabs send what both know once, in order', async () => {
    const shared = browser();
    const { said, send } = server();
    const tabs = [tabOf(shared, { send }), tabOf(shared, { send })] as const;
    for (let at = 0; at < 10; at += 1) await shared.store.add({ ...draft(`m${at}`), clientMessageId: `k${at}` });
    await Promise.all(tabs.map((tab) => tab.load()));
    await vi.waitFor(() => expect(shared.rows.size).toBe(0));
    expect(contents(said)).toEqual(Array.from({ length: 10 }, (_, at) => `m${at}`));
  });

  it('lets a channel that waits hold up no other', async () => {
    const { said, send } = server();
    const outbox = tabOf(browser(), {
      send: (unsent) => (unsent.channelId === 'slow' ? new Promise(() => undefined) : send(unsent)),
    });
    await outbox.add(draft('stuck', 'slow'));
    await outbox.add(draft('quick', 'other'));
    await vi.waitFor(() => expect(contents(said)).toEqual(['quick']));
  });
});
