import { parkedView } from '@chat/schema/views';
import { describe, expect, it } from 'vitest';
import { defineProjection } from './projection.ts';
import { batchWorld, failingAt } from './testing/batchWorld.ts';
import { messageId, position, posted } from './testing/sampleLog.ts';
import { notes, notesView, talliesView } from './testing/toyProjections.ts';

describe('parking', () => {
  it('parks a document whose fold throws three times, as it was before, and goes on with the others', async () => {
    const { readStore, views, project } = batchWorld(failingAt(messageId(2)));
    await project([posted(1), posted(2), posted(3)]);

    expect(await readStore.get(notesView, 'one')).toMatchObject({ textOf: messageId(1), pos: position(1) });
    expect(await readStore.get(notesView, 'two')).toMatchObject({ textOf: messageId(3), pos: position(3) });
    expect(views[0]?.parked).toEqual(new Set(['one']));
    expect(views[0]?.position).toBe(position(3));
  });

  it('tries a fold three times before it parks', async () => {
    let failures = 2;
    const { readStore, project } = batchWorld(
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
    const { readStore, project } = batchWorld(failingAt(messageId(1)));
    await project([posted(1)]);
    await project([posted(2)]);

    expect(await readStore.get(notesView, 'one')).toBeUndefined();
    expect(await readStore.get(notesView, 'two')).toMatchObject({ textOf: messageId(2) });
    expect(await readStore.parkedIds()).toEqual(['one']);
  });

  it('keeps what an error says out of the record where the view reads text', async () => {
    const { readStore, project } = batchWorld({ ...failingAt(messageId(1)), on: { ...notes.on, ...failingAt(messageId(1)).on } });
    await project([posted(1)]);
    const [record] = await readStore.scan(parkedView, undefined, 1);

    // MessageEdited of the same projection asks for text.
    expect(record).toMatchObject({ view: 'notes', id: 'one', position: position(1), error: { name: 'Error', message: '' } });
  });

  it('records a fact that cannot name its documents', async () => {
    const { readStore, project } = batchWorld(
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
    const { readStore, project } = batchWorld(notes);
    await project([posted(1), posted(2, 'x'.repeat(262_144)), posted(3)]);

    expect(Object.keys(await readStore.contents(notesView))).toEqual([messageId(1), messageId(3)]);
    expect(await readStore.parkedIds()).toEqual([messageId(2)]);
    expect(await readStore.checkpoint(notesView)).toMatchObject({ position: position(3) });
  });
});
