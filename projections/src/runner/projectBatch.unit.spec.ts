import { ReadStoreUnavailable } from '@chat/platform';
import { describe, expect, it } from 'vitest';
import { purgeDueView } from './purging.ts';
import { batchWorld, failingAt, logId } from './testing/batchWorld.ts';
import { deleted, messageId, pinned, position, posted, ring, shredded } from './testing/sampleLog.ts';
import { notes, notesView, tallies, talliesView } from './testing/toyProjections.ts';

describe('projectBatch', () => {
  it('merges several facts on one document into one write', async () => {
    const { readStore, views, project } = batchWorld(tallies);
    await project([posted(1), posted(2), posted(3)]);

    expect(await readStore.contents(talliesView)).toEqual({ 'channel-a': { _id: 'channel-a', messages: 3 } });
    expect(readStore.commits).toBe(1);
    expect(views[0]?.position).toBe(position(3));
  });

  it('moves the checkpoint by a fact that no view handles', async () => {
    const { readStore, project } = batchWorld(notes);
    await project([posted(1), pinned(2, 1)]);

    expect(await readStore.checkpoint(notesView)).toEqual({ logId, position: position(2) });
  });

  it('gives a document no fact that it has already', async () => {
    const { readStore, views, project } = batchWorld(tallies);
    await project([posted(1), posted(2)]);
    for (const view of views) view.position = undefined;
    await project([posted(1), posted(2), posted(3)]);

    expect(await readStore.contents(talliesView)).toEqual({ 'channel-a': { _id: 'channel-a', messages: 3 } });
  });

  it('gives a view no fact at or below its own position', async () => {
    const { readStore, views, project } = batchWorld(notes, tallies);
    const [, ahead] = views;
    if (ahead !== undefined) ahead.position = position(2);
    await project([posted(1), posted(2), posted(3)]);

    expect(Object.keys(await readStore.contents(notesView))).toHaveLength(3);
    expect(await readStore.contents(talliesView)).toEqual({ 'channel-a': { _id: 'channel-a', messages: 1 } });
  });

  it('never moves a view back', async () => {
    const { readStore, views, project } = batchWorld(notes, tallies);
    const [, ahead] = views;
    if (ahead !== undefined) ahead.position = position(5);
    await project([posted(1)]);

    expect(ahead?.position).toBe(position(5));
    expect(await readStore.checkpoint(talliesView)).toBeUndefined();
  });

  it('opens a text once, and only where a handler wants it', async () => {
    const { vault, project } = batchWorld(notes, { ...notes, view: { ...notesView, name: 'others' } }, tallies);
    await project([posted(1), pinned(2, 1), deleted(3, 1)]);

    expect(vault.opened).toEqual([messageId(1)]);
  });

  it('opens nothing where no handler wants text', async () => {
    const { vault, project } = batchWorld(tallies);
    await project([posted(1)]);

    expect(vault.opened).toEqual([]);
  });

  it('writes nothing for a document that came and went within the batch but its tombstone', async () => {
    const { readStore, project } = batchWorld(notes);
    await project([posted(1), deleted(2, 1)]);

    expect(await readStore.contents(notesView)).toEqual({});
  });

  it('leaves the views where they were when the commit fails', async () => {
    const { readStore, views, project } = batchWorld(failingAt(messageId(1)));
    readStore.fail = () => new ReadStoreUnavailable('away');

    await expect(project([posted(1)])).rejects.toThrow(ReadStoreUnavailable);
    expect(views[0]).toMatchObject({ position: undefined, parked: new Set() });
  });

  it('forgets the keys of a destroyed ring before it opens a text of the batch, and marks the purge', async () => {
    const { readStore, vault, project } = batchWorld(notes);
    const order: string[] = [];
    const open = vault.open.bind(vault);
    vault.open = (requests) => {
      order.push(`open after ${vault.forgotten.length}`);
      return open(requests);
    };

    expect(await project([posted(1), shredded(2, [1]), posted(3)])).toEqual({ destroyed: true });
    expect(order).toEqual(['open after 1']);
    expect(vault.forgotten).toEqual([ring, ring]);
    expect(await readStore.contents(notesView)).toMatchObject({ [messageId(1)]: { content: null } });
    expect(await readStore.scan(purgeDueView, undefined, 2)).toHaveLength(1);
  });

  it('sees null where the key is gone', async () => {
    const { readStore, vault, project } = batchWorld(notes);
    vault.destroyed.add(ring);
    await project([posted(1)]);

    expect(await readStore.contents(notesView)).toMatchObject({ [messageId(1)]: { content: null } });
  });

  it('refuses a fact of a type that it does not know, unless that is ignorable', async () => {
    const { project } = batchWorld(notes);
    const stranger = { ...posted(1), type: 'SomethingNew' };

    await expect(project([stranger])).rejects.toThrow('SomethingNew');
    await expect(project([{ ...stranger, meta: { ...stranger.meta, ignorable: true } }])).resolves.toEqual({ destroyed: false });
  });

  it('refuses a fact of a newer schema version', async () => {
    const { project } = batchWorld(notes);
    const newer = posted(1);

    await expect(project([{ ...newer, meta: { ...newer.meta, schemaVersion: 2 } }])).rejects.toThrow('schema version 2');
  });
});
