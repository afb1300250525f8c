import type { ReadModels, ReadStore } from '@chat/platform';
import { parkedView } from '@chat/schema/views';
import type { ViewProgress } from '../commands/index.ts';

/** How far the read models are, as the projections of this process report it. */
export const viewProgress = (projections: ReadModels, readStore: ReadStore): ViewProgress => ({
  waitFor: (position, views, timeout) =>
    projections.waitFor(
      position,
      views.map((view) => view.name),
      timeout,
    ),
  newest: () => projections.newest(),
  isParked: async (view, id) => {
    const status = projections.status().views.find((known) => known.view === view.name);
    // Almost always nothing is parked, and then nothing is read.
    if (status === undefined || status.parked === 0) return false;
    const found = await readStore.find(parkedView, { index: 'byDocument', equals: { view: view.name, id }, limit: 1 });
    return found.length > 0;
  },
});
