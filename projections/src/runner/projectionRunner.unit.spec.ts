import { describe, expect, it } from 'vitest';
import { defineProjection } from './projection.ts';
import { exampleId } from './recorded.ts';
import { logId, patience, posts, runnerWorld } from './testing/runnerWorld.ts';
import { messageId, pinned, position, posted } from './testing/sampleLog.ts';
import { notesView, tallies, talliesView } from './testing/toyProjections.ts';

describe('ProjectionRunner', () => {
  it('catches up in full batches and follows the live end in small ones', async () => {
    const { eventStore, readStore, start } = runnerWorld(posts(1, 60));
    await using running = start();
    await running.runner.waitFor(position(60), ['tallies'], patience);

    expect(readStore.commits).toBe(3);
    eventStore.append(posts(61, 64));
    await running.runner.waitFor(position(64), ['tallies'], patience);
    expect(readStore.commits).toBe(5);
    expect(await readStore.contents(talliesView)).toMatchObject({ 'channel-a': { messages: 64 } });
  });

  it('starts from the lowest checkpoint and gives each view only what it lacks', async () => {
    const { readStore, start } = runnerWorld(posts(1, 8));
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
    const { readStore, start } = runnerWorld(posts(1, 3));
    await readStore.commit(
      [{ view: talliesView, put: { _id: 'old', pos: position(9), messages: 9 } as never }],
      { logId: exampleId(7), position: position(9) },
      [talliesView],
    );
    await using running = start();
    await running.runner.waitFor(position(3), ['tallies'], patience);

    expect(await readStore.contents(talliesView)).toEqual({ 'channel-a': { _id: 'channel-a', messages: 3 } });
  });

  it('says false when the views do not arrive in time, or never can', async () => {
    const { start } = runnerWorld(posts(1, 3));
    await using running = start();

    expect(await running.runner.waitFor(position(4), ['notes'], 20)).toBe(false);
    expect(await running.runner.waitFor(position(1), ['nobody'], 20)).toBe(false);
  });

  it('tells those who wait when it stops', async () => {
    const { start } = runnerWorld(posts(1, 3));
    const { runner } = start();
    const waiting = runner.waitFor(position(4), ['notes'], patience);
    await runner.stop();

    expect(await waiting).toBe(false);
    expect(runner.status().views.map((view) => view.state)).toEqual(['stopped', 'stopped']);
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
    const { eventStore, readStore, start } = runnerWorld([posted(1), pinned(2, 1), posted(3)], [poisoned]);
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

  it('refuses to build anew what it does not know, and twice at once', async () => {
    const { start } = runnerWorld(posts(1, 3));
    await using running = start();
    await expect(running.runner.rebuild('nobody')).rejects.toThrow(RangeError);
    const first = running.runner.rebuild('notes');

    await expect(running.runner.rebuild('notes')).rejects.toThrow('already');
    await first;
  });

  it('gives a rebuild up when it stops, and leaves the live view as it stood', async () => {
    const { readStore, start } = runnerWorld(posts(1, 60));
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
