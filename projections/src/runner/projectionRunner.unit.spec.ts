import { EventStoreUnavailable, ReadStoreUnavailable, type StoredFact } from '@chat/platform';
import { manualClock, recordingLog } from '@chat/platform/testing';
import { describe, expect, it } from 'vitest';
import { BackOff } from './backOff.ts';
import { defineProjection, type Projection } from './projection.ts';
import { ProjectionRunner } from './projectionRunner.ts';
import { exampleId } from './recorded.ts';
import type { ProjectionsStatus } from './status.ts';
import { MemoryLog } from './testing/memoryLog.ts';
import { MemoryReadStore } from './testing/memoryReadStore.ts';
import { PlainVault } from './testing/plainVault.ts';
import { messageId, pinned, position, posted, ring, shredded } from './testing/sampleLog.ts';
import { notes, notesView, tallies, talliesView } from './testing/toyProjections.ts';

const logId = exampleId(0x106);
const patience = 5_000;

const setUp = (facts: readonly StoredFact[], projections: readonly Projection[] = [notes, tallies]) => {
  const eventStore = new MemoryLog();
  eventStore.append(facts);
  const readStore = new MemoryReadStore();
  const vault = new PlainVault();
  const clock = manualClock(1_700_000_000_000);
  const statuses: ProjectionsStatus[] = [];
  const ports = {
    eventStore,
    readStore: readStore as never, // it answers no queries, and the runner asks none
    vault,
    clock,
    logId,
    log: recordingLog(),
    factsBetween: (after: string | undefined, to: string) => Number(to) - Number(after ?? 0),
  };
  const start = () => {
    const runner = new ProjectionRunner(ports, {
      projections,
      sizes: { live: 2, catchUp: 25 },
      backOff: new BackOff({ firstMillis: 2, mostMillis: 4 }),
      onStatus: (status) => statuses.push(status),
    });
    runner.start();
    return { runner, [Symbol.asyncDispose]: () => runner.stop() };
  };
  return { eventStore, readStore, vault, clock, statuses, start };
};

const posts = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => posted(from + index));

describe('ProjectionRunner', () => {
  it('catches up in full batches and follows the live end in small ones', async () => {
    const { eventStore, readStore, start } = setUp(posts(1, 60));
    await using running = start();
    await running.runner.waitFor(position(60), ['tallies'], patience);

    expect(readStore.commits).toBe(3);
    eventStore.append(posts(61, 64));
    await running.runner.waitFor(position(64), ['tallies'], patience);
    expect(readStore.commits).toBe(5);
    expect(await readStore.contents(talliesView)).toMatchObject({ 'channel-a': { messages: 64 } });
  });

  it('starts from the lowest checkpoint and gives each view only what it lacks', async () => {
    const { readStore, start } = setUp(posts(1, 8));
    await readStore.commit(
      [{ view: talliesView, put: { _id: 'channel-a', pos: position(5), messages: 5 } as never }],
      { logId, position: position(5) },
      [talliesView],
    );
    await readStore.commit([], { logId, position: position(3) }, [notesView]);
    await using running = start();
    await running.runner.waitFor(position(8), ['notes', 'tallies'], patience);

    expect(await readStore.contents(talliesView)).toMatchObject({ 'channel-a': { messages: 8 } });
    expect(Object.keys(await readStore.contents(notesView))).toEqual([4, 5, 6, 7, 8].map((number) => messageId(number)));
  });

  it('builds a view of another log from the beginning', async () => {
    const { readStore, start } = setUp(posts(1, 3));
    await readStore.commit(
      [{ view: talliesView, put: { _id: 'old', pos: position(9), messages: 9 } as never }],
      { logId: exampleId(7), position: position(9) },
      [talliesView],
    );
    await using running = start();
    await running.runner.waitFor(position(3), ['tallies'], patience);

    expect(await readStore.contents(talliesView)).toEqual({ 'channel-a': { _id: 'channel-a', messages: 3 } });
  });

  it('goes on from the durable checkpoint when the read store was away', async () => {
    const { readStore, start, statuses } = setUp(posts(1, 60));
    let failures = 0;
    readStore.fail = () => {
      if (readStore.commits !== 1 || failures === 4) return undefined;
      failures += 1;
      return new ReadStoreUnavailable('away');
    };
    await using running = start();
    await running.runner.waitFor(position(60), ['tallies'], patience);

    expect(await readStore.contents(talliesView)).toMatchObject({ 'channel-a': { messages: 60 } });
    expect(statuses.some(({ views, failure }) => views[0]?.state === 'stopped' && failure?.name === 'ReadStoreUnavailable')).toBe(
      true,
    );
    expect(running.runner.status()).toMatchObject({ degraded: false, views: [{ state: 'running' }, { state: 'running' }] });
  });

  it('goes on when the log was away', async () => {
    const { eventStore, readStore, start } = setUp(posts(1, 30));
    let failures = 3;
    eventStore.fail = () => {
      failures -= 1;
      return failures >= 0 ? new EventStoreUnavailable('away') : undefined;
    };
    await using running = start();

    expect(await running.runner.waitFor(position(30), ['tallies'], patience)).toBe(true);
    expect(await readStore.contents(talliesView)).toMatchObject({ 'channel-a': { messages: 30 } });
  });

  it('says false when the views do not arrive in time, or never can', async () => {
    const { start } = setUp(posts(1, 3));
    await using running = start();

    expect(await running.runner.waitFor(position(4), ['notes'], 20)).toBe(false);
    expect(await running.runner.waitFor(position(1), ['nobody'], 20)).toBe(false);
  });

  it('tells those who wait when it stops', async () => {
    const { start } = setUp(posts(1, 3));
    const { runner } = start();
    const waiting = runner.waitFor(position(4), ['notes'], patience);
    await runner.stop();

    expect(await waiting).toBe(false);
    expect(runner.status().views.map((view) => view.state)).toEqual(['stopped', 'stopped']);
  });

  it('shows the lag in facts and in time while it stands still', async () => {
    const { eventStore, readStore, clock, start } = setUp([posted(1)]);
    await using running = start();
    await running.runner.waitFor(position(1), ['notes', 'tallies'], patience);
    readStore.fail = () => new ReadStoreUnavailable('away');
    eventStore.append(posts(2, 3));
    clock.set(eventStore.facts[1]?.meta.at ?? 0);
    clock.advance(250);
    await expect.poll(() => running.runner.status().failure?.name).toBe('ReadStoreUnavailable');

    expect(running.runner.status().views[0]).toMatchObject({ position: position(1), lagFacts: 2, lagMillis: 250 });
  });

  it('is behind when it lacks more than 20,000 facts', async () => {
    const { readStore, statuses, start } = setUp([posted(20_001)], [tallies]);
    readStore.fail = () => new ReadStoreUnavailable('away');
    await using _running = start();

    await expect.poll(() => statuses.map(({ views }) => views[0]?.state)).toContain('behind');
  });

  it('knows after a restart what is parked, and is degraded', async () => {
    const poisoned = defineProjection(talliesView, {
      ...tallies.on,
      MessagePinned: {
        touches: (fact) => [fact.stream],
        evolve: () => {
          throw new Error('poison');
        },
      },
    });
    const { eventStore, readStore, start } = setUp([posted(1), pinned(2, 1), posted(3)], [poisoned]);
    {
      await using running = start();
      await running.runner.waitFor(position(3), ['tallies'], patience);
    }
    await using again = start();
    eventStore.append([posted(4)]);
    await again.runner.waitFor(position(4), ['tallies'], patience);

    expect(await readStore.contents(talliesView)).toMatchObject({ 'channel-a': { messages: 1 } });
    expect(again.runner.status()).toMatchObject({ degraded: true, views: [{ parked: 1 }] });
  });

  it('purges once at the live end, and again at the next start where it could not', async () => {
    const { readStore, vault, start } = setUp([posted(1), shredded(2, [1])]);
    vault.destroyed.add(ring);
    const purge = readStore.purge.bind(readStore);
    readStore.purge = () => Promise.reject(new ReadStoreUnavailable('a reader is in the way'));
    {
      await using running = start();
      await running.runner.waitFor(position(2), ['notes'], patience);
    }
    readStore.purge = purge;
    await using again = start();

    await expect.poll(() => readStore.purges, { timeout: patience }).toBe(1);
    await again.runner.stop();
    expect(readStore.purges).toBe(1);
  });

  it('refuses to build anew what it does not know, and twice at once', async () => {
    const { start } = setUp(posts(1, 3));
    await using running = start();
    await expect(running.runner.rebuild('nobody')).rejects.toThrow(RangeError);
    const first = running.runner.rebuild('notes');

    await expect(running.runner.rebuild('notes')).rejects.toThrow('already');
    await first;
  });

  it('gives a rebuild up when it stops, and leaves the live view as it stood', async () => {
    const { readStore, start } = setUp(posts(1, 60));
    const { runner } = start();
    await runner.waitFor(position(60), ['notes'], patience);
    const before = await readStore.contents(notesView);
    const rebuilding = runner.rebuild('notes');
    const rejected = expect(rebuilding).rejects.toThrow('stopped');
    await runner.stop();
    await rejected;

    expect(await readStore.contents(notesView)).toEqual(before);
  });
});
