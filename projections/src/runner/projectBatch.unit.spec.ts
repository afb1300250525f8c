import { ReadStoreUnavailable } from '@chat/platform';
import { manualClock } from '@chat/platform/testing';
import { parkedView } from '@chat/schema/views';
import { describe, expect, it } from 'vitest';
import { projectBatch } from './projectBatch.ts';
import { defineProjection, type Projection } from './projection.ts';
import { purgeDueView } from './purging.ts';
import { exampleId } from './recorded.ts';
import { MemoryReadStore } from './testing/memoryReadStore.ts';
import { PlainVault } from './testing/plainVault.ts';
import { deleted, messageId, pinned, position, posted, ring, shredded } from './testing/sampleLog.ts';
import { type Note, notes, notesView, tallies, talliesView } from './testing/toyProjections.ts';
import type { ViewState } from './viewState.ts';

const logId = exampleId(0x106);
const stateOf = (projection: Projection): ViewState => ({ projection, position: undefined, parked: new Set() });

const setUp = (...projections: readonly Projection[]) => {
  const readStore = new MemoryReadStore();
  const vault = new PlainVault();
  // The memory store answers no queries, and the runner asks none.
  const ports = { readStore: readStore as never, vault, clock: manualClock(), logId };
  const views = projections.map(stateOf);
  return { readStore, vault, views, project: (facts: Parameters<typeof projectBatch>[2]) => projectBatch(ports, views, facts) };
};

const failingAt = (id: string, error = new Error('secret words')): Projection =>
  defineProjection<Note>(notesView, {
    ...notes.on,
    MessagePosted: {
      touches: () => ['one', 'two'],
      evolve: (document, fact, touched) => {
        if (fact.id === id && touched === 'one') throw error;
        return {
          ...document,
          _id: touched,
          channelId: 'a',
          seq: fact.revision,
          authorId: fact.id,
          content: null,
          textOf: fact.id,
        };
      },
    },
  });

describe('projectBatch', () => {
  it('merges several facts on one document into one write', async () => {
    const { readStore, views, project } = setUp(tallies);
    await project([posted(1), posted(2), posted(3)]);

    expect(await readStore.contents(talliesView)).toEqual({ 'channel-a': { _id: 'channel-a', messages: 3 } });
    expect(readStore.commits).toBe(1);
    expect(views[0]?.position).toBe(position(3));
  });

  it('moves the checkpoint by a fact that no view handles', async () => {
    const { readStore, project } = setUp(notes);
    await project([posted(1), pinned(2, 1)]);

    expect(await readStore.checkpoint(notesView)).toEqual({ logId, position: position(2) });
  });

  it('gives a document no fact that it has already', async () => {
    const { readStore, views, project } = setUp(tallies);
    await project([posted(1), posted(2)]);
    for (const view of views) view.position = undefined;
    await project([posted(1), posted(2), posted(3)]);

    expect(await readStore.contents(talliesView)).toEqual({ 'channel-a': { _id: 'channel-a', messages: 3 } });
  });

  it('gives a view no fact at or below its own position', async () => {
    const { readStore, views, project } = setUp(notes, tallies);
    const [, ahead] = views;
    if (ahead !== undefined) ahead.position = position(2);
    await project([posted(1), posted(2), posted(3)]);

    expect(Object.keys(await readStore.contents(notesView))).toHaveLength(3);
    expect(await readStore.contents(talliesView)).toEqual({ 'channel-a': { _id: 'channel-a', messages: 1 } });
  });

  it('never moves a view back', async () => {
    const { readStore, views, project } = setUp(notes, tallies);
    const [, ahead] = views;
    if (ahead !== undefined) ahead.position = position(5);
    await project([posted(1)]);

    expect(ahead?.position).toBe(position(5));
    expect(await readStore.checkpoint(talliesView)).toBeUndefined();
  });

  it('opens a text once, and only where a handler wants it', async () => {
    const { vault, project } = setUp(notes, { ...notes, view: { ...notesView, name: 'others' } }, tallies);
    await project([posted(1), pinned(2, 1), deleted(3, 1)]);

    expect(vault.opened).toEqual([messageId(1)]);
  });

  it('opens nothing where no handler wants text', async () => {
    const { vault, project } = setUp(tallies);
    await project([posted(1)]);

    expect(vault.opened).toEqual([]);
  });

  it('writes nothing for a document that came and went within the batch but its tombstone', async () => {
    const { readStore, project } = setUp(notes);
    await project([posted(1), deleted(2, 1)]);

    expect(await readStore.contents(notesView)).toEqual({});
  });

  it('parks a document whose fold throws three times, as it was before, and goes on with the others', async () => {
    const { readStore, views, project } = setUp(failingAt(messageId(2)));
    await project([posted(1), posted(2), posted(3)]);

    expect(await readStore.get(notesView, 'one')).toMatchObject({ textOf: messageId(1), pos: position(1) });
    expect(await readStore.get(notesView, 'two')).toMatchObject({ textOf: messageId(3), pos: position(3) });
    expect(views[0]?.parked).toEqual(new Set(['one']));
    expect(views[0]?.position).toBe(position(3));
  });

  it('tries a fold three times before it parks', async () => {
    let failures = 2;
    const { readStore, project } = setUp(
      defineProjection(talliesView, {
        MessagePosted: {
          touches: () => ['one'],
          evolve: () => {
            failures -= 1;
            if (failures >= 0) throw new Error('twice');
            return { _id: 'one', messages: 1 };
          },
        },
      }),
    );
    await project([posted(1)]);

    expect(await readStore.parkedIds()).toEqual([]);
    expect(await readStore.contents(talliesView)).toEqual({ one: { _id: 'one', messages: 1 } });
  });

  it('skips a parked document from then on', async () => {
    const { readStore, project } = setUp(failingAt(messageId(1)));
    await project([posted(1)]);
    await project([posted(2)]);

    expect(await readStore.get(notesView, 'one')).toBeUndefined();
    expect(await readStore.get(notesView, 'two')).toMatchObject({ textOf: messageId(2) });
    expect(await readStore.parkedIds()).toEqual(['one']);
  });

  it('keeps what an error says out of the record where the view reads text', async () => {
    const { readStore, project } = setUp({ ...failingAt(messageId(1)), on: { ...notes.on, ...failingAt(messageId(1)).on } });
    await project([posted(1)]);
    const [record] = await readStore.scan(parkedView, undefined, 1);

    // MessageEdited of the same projection asks for text.
    expect(record).toMatchObject({ view: 'notes', id: 'one', position: position(1), error: { name: 'Error', message: '' } });
  });

  it('records a fact that cannot name its documents', async () => {
    const { readStore, project } = setUp(
      defineProjection(talliesView, {
        MessagePosted: {
          touches: () => {
            throw new Error('which?');
          },
          evolve: () => undefined,
        },
      }),
    );
    await project([posted(1)]);

    expect(await readStore.parkedIds()).toEqual([`fact:${messageId(1)}`]);
  });

  it('parks a document that becomes too large and writes the rest', async () => {
    const { readStore, project } = setUp(notes);
    await project([posted(1), posted(2, 'x'.repeat(262_144)), posted(3)]);

    expect(Object.keys(await readStore.contents(notesView))).toEqual([messageId(1), messageId(3)]);
    expect(await readStore.parkedIds()).toEqual([messageId(2)]);
    expect(await readStore.checkpoint(notesView)).toMatchObject({ position: position(3) });
  });

  it('leaves the views where they were when the commit fails', async () => {
    const { readStore, views, project } = setUp(failingAt(messageId(1)));
    readStore.fail = () => new ReadStoreUnavailable('away');

    await expect(project([posted(1)])).rejects.toThrow(ReadStoreUnavailable);
    expect(views[0]).toMatchObject({ position: undefined, parked: new Set() });
  });

  it('forgets the keys of a destroyed ring before it opens a text of the batch, and marks the purge', async () => {
    const { readStore, vault, project } = setUp(notes);
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
    const { readStore, vault, project } = setUp(notes);
    vault.destroyed.add(ring);
    await project([posted(1)]);

    expect(await readStore.contents(notesView)).toMatchObject({ [messageId(1)]: { content: null } });
  });

  it('refuses a fact of a type that it does not know, unless that is ignorable', async () => {
    const { project } = setUp(notes);
    const stranger = { ...posted(1), type: 'SomethingNew' };

    await expect(project([stranger])).rejects.toThrow('SomethingNew');
    await expect(project([{ ...stranger, meta: { ...stranger.meta, ignorable: true } }])).resolves.toEqual({ destroyed: false });
  });

  it('refuses a fact of a newer schema version', async () => {
    const { project } = setUp(notes);
    const newer = posted(1);

    await expect(project([{ ...newer, meta: { ...newer.meta, schemaVersion: 2 } }])).rejects.toThrow('schema version 2');
  });
});
