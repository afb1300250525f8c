import { memoryPrivateStore, recordingLog } from '@chat/platform/testing';
import type { Opened } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { BackOff } from './backOff.ts';
import type { Reactor } from './reactor.ts';
import { exampleId } from './recorded.ts';
import { runReactors } from './runReactors.ts';
import { MemoryLog } from './testing/memoryLog.ts';
import { messageId, pinned, position, posted } from './testing/sampleLog.ts';

type Seen = (fact: Opened) => Promise<void>;

const reactor = (overrides: Partial<Reactor<Seen>> = {}): Reactor<Seen> => ({
  name: 'watcher',
  handles: ['MessagePosted'],
  startsAt: 'BEGINNING',
  react: (fact, seen) => seen(fact),
  ...overrides,
});

const setUp = () => {
  const eventStore = new MemoryLog();
  const privateStore = memoryPrivateStore();
  const seen: Opened[] = [];
  const start = (reactors: readonly Reactor<Seen>[], deps: Seen = async (fact) => void seen.push(fact), logId = exampleId(1)) => {
    const ports = { eventStore, privateStore, log: recordingLog(), logId, deps };
    const backOff = () => new BackOff({ firstMillis: 1, mostMillis: 2 });
    const handle = runReactors({ ...ports, backOff }, reactors);
    return { ...handle, [Symbol.asyncDispose]: handle.stop };
  };
  const ids = () => seen.map((fact) => fact.id);
  return { eventStore, privateStore, seen, ids, start };
};

const reached = (handle: ReturnType<ReturnType<typeof setUp>['start']>, number: number) =>
  expect.poll(() => handle.status().map((status) => status.position)).toEqual(handle.status().map(() => position(number)));

describe('runReactors', () => {
  it('gives a reactor the facts that it handles, in order and without text', async () => {
    const { eventStore, seen, ids, start } = setUp();
    eventStore.append([posted(1), pinned(2, 1), posted(3)]);
    await using running = start([reactor()]);
    await reached(running, 3);

    expect(ids()).toEqual([messageId(1), messageId(3)]);
    expect(seen[0]?.data).toMatchObject({ text: null });
  });

  it('goes on after a restart where it was, also past facts that it does not handle', async () => {
    const { eventStore, ids, privateStore, start } = setUp();
    eventStore.append([posted(1), pinned(2, 1)]);
    {
      await using running = start([reactor()]);
      await reached(running, 2);
    }
    expect(await privateStore.get('reactors', 'watcher')).toMatchObject({ value: { position: position(2) } });
    eventStore.append([posted(3)]);
    await using again = start([reactor()]);
    await reached(again, 3);

    expect(ids()).toEqual([messageId(1), messageId(3)]);
  });

  it('writes nothing for each fact that it does not handle', async () => {
    const { eventStore, privateStore, start } = setUp();
    eventStore.append([posted(1)]);
    await using running = start([reactor()]);
    await reached(running, 1);
    const before = (await privateStore.get('reactors', 'watcher'))?.version ?? 0;
    for (let n = 2; n <= 40; n += 1) {
      eventStore.append([pinned(n, 1)]);
      await reached(running, n);
    }
    expect(((await privateStore.get('reactors', 'watcher'))?.version ?? 0) - before).toBeLessThan(10);
  });

  it('gives a fact again when the reaction failed, and none after it before', async () => {
    const { eventStore, start } = setUp();
    const attempts: string[] = [];
    eventStore.append([posted(1), posted(2)]);
    await using running = start([reactor()], async (fact) => {
      attempts.push(fact.id);
      if (attempts.length < 3) throw new Error('away');
    });
    await reached(running, 2);

    expect(attempts).toEqual([messageId(1), messageId(1), messageId(1), messageId(2)]);
    expect(running.status()[0]?.failures).toBe(0);
  });

  it('holds up no other reactor by failing', async () => {
    const { eventStore, ids, start } = setUp();
    eventStore.append([posted(1)]);
    await using running = start([reactor({ name: 'broken', react: () => Promise.reject(new Error('always')) }), reactor()]);

    await expect.poll(ids).toEqual([messageId(1)]);
    await expect.poll(() => running.status()[0]?.failures).toBeGreaterThan(1);
  });

  it('may start at the head: what was before does not concern it', async () => {
    const { eventStore, ids, start } = setUp();
    eventStore.append([posted(1)]);
    await using running = start([reactor({ startsAt: 'HEAD' })]);
    await reached(running, 1);
    eventStore.append([posted(2)]);
    await reached(running, 2);

    expect(ids()).toEqual([messageId(2)]);
  });

  it('starts anew on another log', async () => {
    const { eventStore, ids, start } = setUp();
    eventStore.append([posted(1)]);
    {
      await using running = start([reactor()]);
      await reached(running, 1);
    }
    await using again = start([reactor()], undefined, exampleId(2));

    await expect.poll(ids).toEqual([messageId(1), messageId(1)]);
    await reached(again, 1);
  });
});
