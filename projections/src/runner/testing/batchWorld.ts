import { manualClock } from '@chat/platform/testing';
import { projectBatch } from '../projectBatch.ts';
import { defineProjection, type Projection } from '../projection.ts';
import { exampleId } from '../recorded.ts';
import type { ViewState } from '../viewState.ts';
import { MemoryReadStore } from './memoryReadStore.ts';
import { PlainVault } from './plainVault.ts';
import { type Note, notes, notesView } from './toyProjections.ts';

export const logId = exampleId(0x106);
const stateOf = (projection: Projection): ViewState => ({ projection, position: undefined, parked: new Set() });

/** What one batch needs. */
export const batchWorld = (...projections: readonly Projection[]) => {
  const readStore = new MemoryReadStore();
  const vault = new PlainVault();
  // The memory store answers no queries, and the runner asks none.
  const ports = { readStore: readStore as never, vault, clock: manualClock(), logId };
  const views = projections.map(stateOf);
  return { readStore, vault, views, project: (facts: Parameters<typeof projectBatch>[2]) => projectBatch(ports, views, facts) };
};

/** Touches the documents `one` and `two` at each message, and throws for `one` at this message. */
export const failingAt = (id: string, error = new Error('secret words')): Projection =>
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
