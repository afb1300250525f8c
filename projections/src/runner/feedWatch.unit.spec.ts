import { recordingLog } from '@chat/platform/testing';
import { describe, expect, it } from 'vitest';
import { FeedWatch } from './feedWatch.ts';
import { MemoryLog } from './testing/memoryLog.ts';
import { pinned, position, posted } from './testing/sampleLog.ts';

const started = async (eventStore: MemoryLog) => {
  const log = recordingLog();
  const watch = new FeedWatch(eventStore, log);
  const stopping = new AbortController();
  const running = watch.run(stopping.signal);
  await expect.poll(() => watch.covers(watch.position)).toBe(true);
  const stop = async () => {
    stopping.abort();
    await running;
  };
  return { watch, log, signal: stopping.signal, [Symbol.asyncDispose]: stop };
};

const pins = { types: new Set(['MessagePinned']), after: undefined };
const long = 60_000;

describe('FeedWatch', () => {
  it('covers nothing that was in the log before it', async () => {
    const eventStore = new MemoryLog();
    eventStore.append([posted(1), posted(2)]);
    await using here = await started(eventStore);
    expect(here.watch.covers(position(1))).toBe(false);
    expect(here.watch.covers(position(2))).toBe(true);
  });

  it('answers with the place before the facts among which one is waited for', async () => {
    const eventStore = new MemoryLog();
    eventStore.append([posted(1)]);
    await using here = await started(eventStore);
    const quiet = here.watch.quietUntil(pins, long, here.signal);
    eventStore.append([posted(2)]);
    await expect.poll(() => here.watch.position).toBe(position(2));
    eventStore.append([posted(3), pinned(4, 1)]);
    expect(await quiet).toBe(position(2));
    expect(here.watch.position).toBe(position(4));
  });

  it('wakes nobody for what they have read ahead of it, and sends nobody back', async () => {
    const eventStore = new MemoryLog();
    eventStore.append([posted(1)]);
    await using here = await started(eventStore);
    const quiet = here.watch.quietUntil({ ...pins, after: position(2) }, long, here.signal);
    eventStore.append([pinned(2, 1)]);
    await expect.poll(() => here.watch.position).toBe(position(2));
    eventStore.append([posted(3)]);
    await expect.poll(() => here.watch.position).toBe(position(3));
    eventStore.append([pinned(4, 1)]);
    expect(await quiet).toBe(position(3));
    expect(await here.watch.quietUntil({ ...pins, after: position(9) }, 1, here.signal)).toBe(position(9));
  });

  it('answers after the time given with the newest place, where none came', async () => {
    const eventStore = new MemoryLog();
    eventStore.append([posted(1)]);
    await using here = await started(eventStore);
    expect(await here.watch.quietUntil(pins, 1, here.signal)).toBe(position(1));
  });

  it('lets everybody go when it is stopped, and who comes later', async () => {
    const eventStore = new MemoryLog();
    const here = await started(eventStore);
    const quiet = here.watch.quietUntil(pins, long, here.signal);
    await here[Symbol.asyncDispose]();
    expect(await quiet).toBeUndefined();
    expect(await here.watch.quietUntil(pins, long, here.signal)).toBeUndefined();
  });

  it('goes on from where it was after a failure, which the log tells', async () => {
    const eventStore = new MemoryLog();
    eventStore.append([posted(1)]);
    await using here = await started(eventStore);
    let isAway = true;
    eventStore.fail = () => (isAway ? new Error('away') : undefined);
    const quiet = here.watch.quietUntil(pins, long, here.signal);
    eventStore.append([posted(2)]);
    await expect.poll(() => here.log.lines.length).toBeGreaterThan(0);
    isAway = false;
    eventStore.append([pinned(3, 1)]);
    expect(await quiet).toBeDefined();
    await expect.poll(() => here.watch.position).toBe(position(3));
  });
});
