import { type Checkpoint, type Clock, DocumentTooLarge, InvalidDocument, type ReadStoreWriter, type Write } from '@chat/platform';
import type { FoldedView } from './foldView.ts';
import { type Parking, park, parkedDocument } from './parking.ts';
import { isBefore, type ViewState } from './viewState.ts';

/** What a batch changes, view by view. */
export type FoldedViews = readonly { readonly view: ViewState; readonly folded: FoldedView }[];

export interface BatchCommit {
  readonly readStore: ReadStoreWriter;
  readonly clock: Clock;
  readonly checkpoint: Checkpoint;
  /** What belongs to no view. */
  readonly also: readonly Write[];
}

const isOfDocument = (error: unknown): boolean => error instanceof DocumentTooLarge || error instanceof InvalidDocument;

/**
 * The store says that some document cannot be written, not which. Each is written by itself to find out: its `pos` makes
 * writing it again harmless, also where the process ends before the checkpoint has moved.
 */
const parkUnwritable = async ({ readStore, checkpoint }: BatchCommit, { writes, parkings }: FoldedView): Promise<FoldedView> => {
  const unwritable: Parking[] = [];
  for (const write of writes) {
    const { _id: id, pos: position } = 'put' in write ? write.put : write.delete;
    try {
      await readStore.commit([write], checkpoint, []);
    } catch (error) {
      if (!isOfDocument(error)) throw error;
      unwritable.push({ id, position, error });
    }
  }
  const ids = new Set(unwritable.map((parking) => parking.id));
  const written = writes.filter((write) => !ids.has('put' in write ? write.put._id : write.delete._id));
  return { writes: written, parkings: [...parkings, ...unwritable] };
};

const write = async (commit: BatchCommit, all: FoldedViews): Promise<void> => {
  const { readStore, clock, checkpoint, also } = commit;
  const at = clock.now();
  const parked = all.flatMap(({ view, folded }) =>
    folded.parkings.map((parking) => park(parkedDocument(view.projection, parking, at))),
  );
  const moving = all.filter(({ view }) => isBefore(view.position, checkpoint.position)).map(({ view }) => view.projection.view);
  await readStore.commit([...all.flatMap(({ folded }) => folded.writes), ...parked, ...also], checkpoint, moving);
};

/** Writes documents, parked documents and checkpoints in one commit; a document that the store refuses is parked instead. */
export const commitBatch = async (commit: BatchCommit, all: FoldedViews): Promise<FoldedViews> => {
  try {
    await write(commit, all);
    return all;
  } catch (error) {
    if (!isOfDocument(error)) throw error;
    const writable: { view: ViewState; folded: FoldedView }[] = [];
    for (const { view, folded } of all) writable.push({ view, folded: await parkUnwritable(commit, folded) });
    await write(commit, writable);
    return writable;
  }
};
