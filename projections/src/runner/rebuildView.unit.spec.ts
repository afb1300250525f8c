import { expect, it } from 'vitest';
import { rebuildOf } from './prepareViews.ts';
import { patience, posts, runnerWorld } from './testing/runnerWorld.ts';
import { pinned, position, ring, shredded } from './testing/sampleLog.ts';
import { notes, notesView } from './testing/toyProjections.ts';

it('compares only after the live view has folded the shreds whose keys were gone already', async () => {
  const { eventStore, readStore, vault, start } = runnerWorld(posts(1, 3), [notes]);
  await using running = start();
  await running.runner.waitFor(position(3), ['notes'], patience);
  await expect.poll(() => eventStore.waiting).toBe(1);
  vault.destroyed.add(ring);
  // In the log, but the live view has not heard of it: it still shows what the rebuild cannot open any more.
  eventStore.facts.push(shredded(4, [1, 2, 3]));
  const rebuilding = running.runner.rebuild('notes');
  await expect.poll(() => readStore.checkpoint(rebuildOf(notesView))).toMatchObject({ position: position(3) });
  eventStore.append([pinned(5, 1)]);

  expect(await rebuilding).toMatchObject({ buckets: { equal: 256, different: 0 }, differentIds: [] });
});
