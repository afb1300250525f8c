import type { Db } from 'mongodb';
import { LeaseLost } from '../../leases/leases.ts';
import { codeOf, duplicateKey, timeoutMillis } from '../../mongo/mongoConnection.ts';
import { declarationText } from '../declarations.ts';
import { AnotherLog, DeclarationChanged, type ViewDeclaration, ViewNotPrepared } from '../readStore.ts';
import { indexesOf } from './layout.ts';
import type { LeasedCheckpoint } from './leases.ts';
import { collectionIn } from './viewCollection.ts';

/** A view's own record beside its documents: its indexes and how far it is. An empty `logId` means that it was never written. */
export interface ViewRecord {
  readonly _id: 0;
  readonly indexes: string;
  readonly logId: string;
  readonly position: string;
  /** The highest lease under which it was written; 0 without leases. */
  readonly epoch: number;
}

// The record lives in the collection of its view, under an id that no document has.
const records = (db: Db, view: ViewDeclaration) =>
  collectionIn(db, view) as unknown as ReturnType<typeof db.collection<ViewRecord>>;

/** Nothing where the view was never prepared; `DeclarationChanged` where it has other indexes. */
export const findRecord = async (db: Db, view: ViewDeclaration): Promise<ViewRecord | undefined> => {
  const record = await records(db, view).findOne({ _id: 0 }, { maxTimeMS: timeoutMillis });
  if (record === null) return undefined;
  if (record.indexes !== declarationText(view)) {
    throw new DeclarationChanged(`view ${view.name} version ${view.version} is stored with other indexes`);
  }
  return record;
};

/** The record that a write needs: `ViewNotPrepared` where it is absent. */
export const preparedRecord = (view: ViewDeclaration, record: ViewRecord | undefined): ViewRecord => {
  if (record === undefined) throw new ViewNotPrepared(`view ${view.name} version ${view.version} is not prepared`);
  return record;
};

/** Makes the indexes, then the record: a view that has one is whole. */
export const createView = async (db: Db, view: ViewDeclaration): Promise<void> => {
  const indexes = indexesOf(view).map((key) => ({ key }));
  await collectionIn(db, view).createIndexes([...indexes, { key: { buried: 1 }, sparse: true }]);
  const record = { indexes: declarationText(view), logId: '', position: '', epoch: 0 };
  try {
    await records(db, view).updateOne({ _id: 0 }, { $setOnInsert: record }, { upsert: true });
  } catch (error) {
    // Somebody else prepared the same view in the same moment.
    if (codeOf(error) !== duplicateKey) throw error;
  }
};

/** Throws `AnotherLog` or `LeaseLost` where the record refuses the checkpoint. */
export const checkAccepts = (view: ViewDeclaration, record: ViewRecord, { logId, epoch = 0 }: LeasedCheckpoint): void => {
  if (record.logId !== '' && record.logId !== logId) {
    throw new AnotherLog(`view ${view.name} was built from log ${record.logId}, not from ${logId}`);
  }
  if (record.epoch > epoch) {
    throw new LeaseLost(`view ${view.name} was written under lease ${record.epoch}, after lease ${epoch}`);
  }
};

/** Never backwards. `AnotherLog`, `LeaseLost` or `ViewNotPrepared` where it became wrong since the record was read. */
export const moveCheckpoint = async (db: Db, view: ViewDeclaration, checkpoint: LeasedCheckpoint): Promise<void> => {
  const { logId, position, epoch = 0 } = checkpoint;
  const accepting = { _id: 0 as const, logId: { $in: ['', logId] }, epoch: { $lte: epoch } };
  const { matchedCount } = await records(db, view).updateOne(accepting, { $set: { logId, epoch }, $max: { position } });
  if (matchedCount === 0) checkAccepts(view, preparedRecord(view, await findRecord(db, view)), checkpoint);
};

/** Forgets tombstones that no fact still to come can meet. */
export const sweep = async (db: Db, view: ViewDeclaration, position: string): Promise<void> => {
  await collectionIn(db, view).deleteMany({ buried: { $lte: position } });
};
