import type { Db } from 'mongodb';
import { LeaseLost } from '../../leases/leases.ts';
import { codeOf, noSuchCollection } from '../../mongo/mongoConnection.ts';
import { checkDeclaration, declarationText } from '../declarations.ts';
import { DeclarationChanged, type ReadStoreWriter, type ViewDeclaration, type Write } from '../readStore.ts';
import { type ReadyWrite, readyWrite, writeGuarded } from './guardedWrites.ts';
import { collectionOf } from './layout.ts';
import type { LeasedCheckpoint } from './leases.ts';
import { MongoReader } from './mongoReader.ts';
import { collectionIn } from './viewCollection.ts';
import { checkAccepts, createView, findRecord, moveCheckpoint, preparedRecord, sweep, type ViewRecord } from './viewRecord.ts';

const byView = (writes: readonly ReadyWrite[]): ReadonlyMap<ViewDeclaration, readonly ReadyWrite[]> =>
  Map.groupBy(writes, ({ view }) => view);

const findRecords = async (db: Db, views: ReadonlySet<ViewDeclaration>): Promise<ReadonlyMap<ViewDeclaration, ViewRecord>> => {
  const found = await Promise.all([...views].map(async (view) => [view, await findRecord(db, view)] as const));
  return new Map(found.flatMap(([view, record]) => (record === undefined ? [] : [[view, record] as const])));
};

/** The writer on a connection; `openMongoReadStore` makes both. */
export class MongoReadStore extends MongoReader implements ReadStoreWriter {
  async prepare(views: readonly ViewDeclaration[]): Promise<void> {
    for (const view of views) checkDeclaration(view);
    await this.connection.use(async (db) => {
      const absent = await Promise.all(views.map(async (view) => ((await findRecord(db, view)) === undefined ? [view] : [])));
      for (const view of absent.flat()) await createView(db, view);
    });
  }

  /**
   * Documents, each guarded by its `pos`, and then the checkpoints. A commit that fails in the middle leaves documents ahead of
   * their checkpoint: the facts come again from there, and change nothing where they were folded already. `epoch` of the
   * checkpoint is that of the lease under which these views are written: `LeaseLost` where a later one has written.
   */
  async commit(writes: readonly Write[], checkpoint: LeasedCheckpoint, views: readonly ViewDeclaration[]): Promise<void> {
    const ready = byView(writes.map(readyWrite));
    await this.connection.use(async (db) => {
      const records = await findRecords(db, new Set([...ready.keys(), ...views]));
      for (const view of ready.keys()) preparedRecord(view, records.get(view));
      for (const view of views) checkAccepts(view, preparedRecord(view, records.get(view)), checkpoint);
      await Promise.all([...ready].map(([view, group]) => writeGuarded(collectionIn(db, view), group)));
      await Promise.all(
        views.map(async (view) => {
          // What was reached before this commit no delivery begins before any more.
          const { logId = '', position = '' } = records.get(view) ?? {};
          await Promise.all([logId !== '' && sweep(db, view, position), moveCheckpoint(db, view, checkpoint)]);
        }),
      );
    });
  }

  /**
   * The collection of the rebuilt view is renamed over the live one, at once for all readers. `LeaseLost` where the live one was
   * written under a later lease than the rebuilt one.
   */
  async swap(live: ViewDeclaration, rebuilt: ViewDeclaration): Promise<void> {
    if (declarationText(live) !== declarationText(rebuilt)) {
      throw new DeclarationChanged(`views ${live.name} and ${rebuilt.name} have different indexes`);
    }
    await this.connection.use(async (db) => {
      const { epoch } = preparedRecord(rebuilt, await findRecord(db, rebuilt));
      const standing = await findRecord(db, live);
      if (standing !== undefined && standing.epoch > epoch) {
        throw new LeaseLost(`view ${live.name} was written under lease ${standing.epoch}, its rebuild under lease ${epoch}`);
      }
      await collectionIn(db, rebuilt).rename(collectionOf(live), { dropTarget: true });
    });
  }

  async drop(view: ViewDeclaration): Promise<void> {
    await this.connection.use(async (db) => {
      if ((await findRecord(db, view)) === undefined) return;
      try {
        await collectionIn(db, view).drop();
      } catch (error) {
        // Older servers say so where somebody else was faster.
        if (codeOf(error) !== noSuchCollection) throw error;
      }
    });
  }

  /**
   * Asks only whether the server is there. MongoDB has no command that takes bytes out of its files: those of replaced
   * documents leave with the blocks that it reuses, the journal and the oplog. So its disks are encrypted, and the oplog is
   * kept short where shredded text must be beyond reach of whoever holds the disks.
   */
  async purge(): Promise<void> {
    await this.connection.use((db) => db.command({ ping: 1 }));
  }
}
