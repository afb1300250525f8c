import type { Db } from 'mongodb';
import { checkDeclaration, declarationText } from '../declarations.ts';
import { DeclarationChanged, type ReadStoreWriter, type ViewDeclaration, type Write } from '../readStore.ts';
import { Connection, codeOf, collectionIn, type MongoPlace, noSuchCollection } from './connection.ts';
import { type ReadyWrite, readyWrite, writeGuarded } from './guardedWrites.ts';
import { collectionOf } from './layout.ts';
import { MongoReader } from './mongoReader.ts';
import {
  checkAccepts,
  createView,
  findRecord,
  type LeasedCheckpoint,
  moveCheckpoint,
  requireRecord,
  sweep,
} from './viewRecord.ts';

const byView = (writes: readonly ReadyWrite[]): ReadonlyMap<ViewDeclaration, readonly ReadyWrite[]> =>
  Map.groupBy(writes, ({ view }) => view);

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
      const reached = await this.#reached(db, checkpoint, views);
      await Promise.all([...ready.keys()].filter((view) => !views.includes(view)).map((view) => requireRecord(db, view)));
      await Promise.all([...ready].map(([view, group]) => writeGuarded(collectionIn(db, view), group)));
      await Promise.all(
        [...reached].map(async ([view, position]) => {
          if (position !== undefined) await sweep(db, view, position);
          await moveCheckpoint(db, view, checkpoint);
        }),
      );
    });
  }

  /** The collection of the rebuilt view is renamed over the live one, at once for all readers. */
  async swap(live: ViewDeclaration, rebuilt: ViewDeclaration): Promise<void> {
    if (declarationText(live) !== declarationText(rebuilt)) {
      throw new DeclarationChanged(`views ${live.name} and ${rebuilt.name} have different indexes`);
    }
    await this.connection.use(async (db) => {
      await requireRecord(db, rebuilt);
      await findRecord(db, live);
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
   * Resolves once a majority has all that was written before. MongoDB has no command that takes bytes out of its files: those
   * of replaced documents leave with the blocks that it reuses, the journal and the oplog, so its disks are encrypted and the
   * oplog is kept short where shredded text must be beyond reach of whoever holds the disks.
   */
  async purge(): Promise<void> {
    await this.connection.use((db) => db.command({ ping: 1 }));
  }

  /** How far each view was before this commit, whose tombstones up to there no delivery meets any more. */
  async #reached(
    db: Db,
    checkpoint: LeasedCheckpoint,
    views: readonly ViewDeclaration[],
  ): Promise<ReadonlyMap<ViewDeclaration, string | undefined>> {
    const records = await Promise.all(
      views.map(async (view) => {
        const record = await requireRecord(db, view);
        checkAccepts(view, record, checkpoint);
        return [view, record.logId === '' ? undefined : record.position] as const;
      }),
    );
    return new Map(records);
  }
}

/**
 * The read store in MongoDB (4.4 or later, with the port's rules): one collection a view in the named database. One writer a view at a
 * time, which leases make sure of; readers open a connection of their own with `openMongoReader`. `ReadStoreUnavailable`
 * where no primary answers within 5 s, now or later; it reconnects by itself.
 */
export const openMongoReadStore = async (place: MongoPlace): Promise<MongoReadStore> => {
  const connection = new Connection(place);
  try {
    await connection.use((db) => db.command({ ping: 1 }));
    return new MongoReadStore(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
};
