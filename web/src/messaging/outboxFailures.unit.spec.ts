import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { type Kept, Outbox, type Unsent } from './outbox.ts';
import type { OutboxPorts, OutboxStore } from './outboxPorts.ts';

/** What the next thing that could fail does; all goes well once there are no more. */
type Fate = 'well' | 'fails' | 'answerLost' | 'slowed';

/** Disk, locks and server of one browser, each of which may fail at any call. */
const shared = (fates: Fate[]) => {
  const rows = new Map<number, Kept>();
  const said: { readonly channelId: string; readonly content: string; readonly key: string }[] = [];
  const locks = new Map<string, Promise<unknown>>();
  let newest = 0;
  const disk = async <Value>(work: () => Value): Promise<Value> => {
    if (fates.shift() === 'fails') throw new Error('the disk failed');
    return work();
  };
  const store: OutboxStore = {
    all: () => disk(() => [...rows.values()].sort((one, other) => one.order - other.order)),
    add: (unsent) =>
      disk(() => {
        newest += 1;
        const kept = { ...unsent, order: newest };
        rows.set(newest, kept);
        return kept;
      }),
    replace: (kept) => disk(() => void (rows.has(kept.order) && rows.set(kept.order, kept))),
    remove: (order) => disk(() => void rows.delete(order)),
  };
  const send = async ({ clientMessageId: key, channelId, content }: Unsent): Promise<void> => {
    const fate = fates.shift();
    if (fate === 'fails') throw new Error('UNREACHABLE');
    if (fate === 'slowed') throw new Error('RATE_LIMITED');
    if (!said.some((one) => one.key === key)) said.push({ channelId, content, key });
    if (fate === 'answerLost') throw new Error('UNREACHABLE');
  };
  /** The lock of a tab that is gone is free. */
  const exclusively =
    (gone: Promise<void>): OutboxPorts['exclusively'] =>
    (name, work) => {
      const turn = (locks.get(name) ?? Promise.resolve()).then(() => Promise.race([work(), gone]));
      locks.set(
        name,
        turn.catch(() => undefined),
      );
      return turn;
    };
  return { rows, said, store, send, exclusively };
};

const openTab = ({ store, send, exclusively }: ReturnType<typeof shared>, tell: () => void) => {
  const gone = Promise.withResolvers<void>();
  const outbox = new Outbox({
    store,
    send,
    exclusively: exclusively(gone.promise),
    problemOf: (error) => ({ code: (error as Error).message, retryAfter: 1 }),
    tell,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    now: () => 0,
    chance: () => 0,
  });
  return { outbox, crash: () => gone.resolve() };
};

type Step = { readonly does: 'says' | 'crashes' | 'waits'; readonly tab: 0 | 1; readonly channelId: 'c' | 'd' };

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom('says', 'says', 'says', 'crashes', 'waits'),
  tab: fc.constantFrom(0, 1),
  channelId: fc.constantFrom('c', 'd'),
});
const fate: fc.Arbitrary<Fate> = fc.constantFrom('well', 'well', 'fails', 'answerLost', 'slowed');

/** Two tabs of one person, of which either may be gone in any moment and come back. */
const live = async (steps: readonly Step[], fates: readonly Fate[]) => {
  const browser = shared([...fates]);
  const tabs: ReturnType<typeof openTab>[] = [];
  const tell = (): void => tabs.forEach(({ outbox }) => void outbox.load().catch(() => undefined));
  const open = (at: number): void => {
    const tab = openTab(browser, tell);
    tabs[at] = tab;
    void tab.outbox.load().catch(() => undefined);
  };
  open(0);
  open(1);
  const kept: { readonly channelId: string; readonly content: string }[] = [];
  for (const [index, { does, tab, channelId }] of steps.entries()) {
    const content = `m${index}`;
    if (does === 'says')
      await tabs[tab]?.outbox.add({ channelId, content, replies: [] }).then(
        () => kept.push({ channelId, content }),
        // Its text is still in the field.
        () => undefined,
      );
    else if (does === 'waits') await new Promise((resolve) => setImmediate(resolve));
    else {
      tabs[tab]?.outbox.stop();
      tabs[tab]?.crash();
      open(tab);
    }
  }
  // The disk is well again, and somebody opens the page.
  await vi.waitFor(async () => {
    await Promise.all(tabs.map(({ outbox }) => outbox.load()));
    expect(browser.rows.size).toBe(0);
  });
  for (const { outbox } of tabs) outbox.stop();
  return { said: browser.said, kept };
};

it('says all that was kept exactly once and in order, whatever fails at any point in any tab', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 24 }), fc.array(fate, { maxLength: 120 }), async (steps, fates) => {
      const { said, kept } = await live(steps, fates);
      const inChannel = (all: readonly { readonly channelId: string; readonly content: string }[], asked: string) =>
        all.filter(({ channelId }) => channelId === asked).map(({ content }) => content);
      for (const channelId of ['c', 'd']) expect(inChannel(said, channelId)).toEqual(inChannel(kept, channelId));
    }),
    { numRuns: 150 },
  );
});
