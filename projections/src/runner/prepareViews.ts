import type { ReadStoreWriter } from '@chat/platform';
import type { Id } from '@chat/schema/events';
import { type ParkedDocument, parkedView, type ViewDeclaration } from '@chat/schema/views';
import { unpark } from './parking.ts';
import type { Projection } from './projection.ts';
import { purgeDueView } from './purging.ts';
import type { ViewState } from './viewState.ts';

const pageSize = 1_000;

/** The declaration under which a view is built anew beside the live one. */
export const rebuildOf = (view: ViewDeclaration): ViewDeclaration => ({ ...view, name: `${view.name}_rebuild` });

/** All parked documents. */
export const parkedDocuments = async (readStore: ReadStoreWriter): Promise<readonly ParkedDocument[]> => {
  const documents: ParkedDocument[] = [];
  for (;;) {
    const page = await readStore.scan(parkedView, documents.at(-1)?._id, pageSize);
    documents.push(...page);
    if (page.length < pageSize) return documents;
  }
};

/** Takes a view away with everything that says something of it. Where it is absent already, nothing changes. */
export const dropView = async (readStore: ReadStoreWriter, view: ViewDeclaration, logId: Id): Promise<void> => {
  await readStore.drop(view);
  const parked = (await parkedDocuments(readStore)).filter((document) => document.view === view.name);
  const [first] = parked;
  if (first !== undefined) await readStore.commit(parked.map(unpark), { logId, position: first.pos }, []);
};

const isOfAnotherLog = async (readStore: ReadStoreWriter, view: ViewDeclaration, logId: Id): Promise<boolean> => {
  const checkpoint = await readStore.checkpoint(view);
  return checkpoint !== undefined && checkpoint.logId !== logId;
};

/** Makes the views ready, once a start: half-built ones and those of another log go. */
export const prepareViews = async (readStore: ReadStoreWriter, projections: readonly Projection[], logId: Id): Promise<void> => {
  const views = projections.map((projection) => projection.view);
  await readStore.prepare([...views, parkedView, purgeDueView]);
  for (const view of views) {
    await dropView(readStore, rebuildOf(view), logId);
    if (await isOfAnotherLog(readStore, view, logId)) await dropView(readStore, view, logId);
  }
  await readStore.prepare(views);
};

/** Reads again where the views stand, as the store has it. */
export const reloadViews = async (readStore: ReadStoreWriter, views: readonly ViewState[]): Promise<void> => {
  const parked = await parkedDocuments(readStore);
  for (const view of views) {
    const { name } = view.projection.view;
    view.position = (await readStore.checkpoint(view.projection.view))?.position;
    view.parked = new Set(parked.filter((document) => document.view === name).map((document) => document.id));
  }
};
