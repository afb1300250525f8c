import { checkDeclaration, declarationText } from '../declarations.ts';
import {
  AnotherLog,
  type Checkpoint,
  DeclarationChanged,
  ReadStoreUnavailable,
  type ReadStoreWriter,
  type ViewDeclaration,
  type Write,
} from '../readStore.ts';
import { createCatalog, layoutVersion } from './catalog.ts';
import { Connection, translate } from './connection.ts';
import { DocumentWriter, readyWrite } from './documentWriter.ts';
import type { Layout } from './layout.ts';
import { type Session, SqliteReader, sessionOf } from './sqliteReader.ts';

/** The writer on a session whose file has a catalog; `openSqliteReadStore` makes both. */
export class SqliteReadStore extends SqliteReader implements ReadStoreWriter {
  readonly #writers = new WeakMap<Layout, DocumentWriter>();

  async prepare(views: readonly ViewDeclaration[]): Promise<void> {
    for (const view of views) checkDeclaration(view);
    this.#write(({ catalog }) => {
      for (const view of views) if (catalog.find(view) === undefined) catalog.create(view);
    });
  }

  async commit(writes: readonly Write[], checkpoint: Checkpoint, views: readonly ViewDeclaration[]): Promise<void> {
    const ready = writes.map(readyWrite);
    this.#write((session) => {
      for (const view of new Set(ready.map((write) => write.view))) this.#writerOf(session, view).begin();
      for (const write of ready) this.#writerOf(session, write.view).apply(write);
      for (const view of views) this.#advance(session, view, checkpoint);
    });
  }

  async swap(live: ViewDeclaration, rebuilt: ViewDeclaration): Promise<void> {
    if (declarationText(live) !== declarationText(rebuilt)) {
      throw new DeclarationChanged(`views ${live.name} and ${rebuilt.name} have different indexes`);
    }
    this.#write(({ catalog }) => {
      catalog.require(rebuilt);
      catalog.remove(live);
      catalog.rename(rebuilt, live);
      catalog.forget();
    });
  }

  async drop(view: ViewDeclaration): Promise<void> {
    this.#write(({ catalog }) => {
      catalog.remove(view);
      catalog.forget();
    });
  }

  /**
   * `secure_delete` zeroes what is deleted, but not the copies that SQLite leaves in the gaps of pages when it moves rows between
   * them (28 of 42,000 deleted texts in a test), so the file is rewritten.
   */
  async purge(): Promise<void> {
    const { connection } = this.#open();
    try {
      connection.execute('VACUUM');
      const [busy] = connection.row('PRAGMA wal_checkpoint(TRUNCATE)') ?? [];
      if (busy !== 0) throw new ReadStoreUnavailable(`read store ${this.path}: a reader keeps old states from being purged`);
    } catch (error) {
      throw translate(error, this.path);
    }
  }

  #write(work: (session: Session) => void): void {
    const session = this.#open();
    this.attempt(session, () => session.connection.transaction('IMMEDIATE', () => work(session)));
  }

  #open(): Session {
    const session = this.session();
    if (session === undefined) throw new ReadStoreUnavailable(`read store ${this.path} is not connected`);
    return session;
  }

  #writerOf({ catalog, connection }: Session, view: ViewDeclaration): DocumentWriter {
    const layout = catalog.require(view);
    const known = this.#writers.get(layout);
    if (known) return known;
    const writer = new DocumentWriter(connection, view, layout);
    this.#writers.set(layout, writer);
    return writer;
  }

  /** A tombstone is swept one commit after the checkpoint has passed it, when no delivery begins before it any more. */
  #advance(session: Session, view: ViewDeclaration, checkpoint: Checkpoint): void {
    const { catalog } = session;
    const writer = this.#writerOf(session, view);
    const reached = catalog.checkpoint(view);
    if (reached && reached.logId !== checkpoint.logId) {
      throw new AnotherLog(`view ${view.name} was built from log ${reached.logId}, not from ${checkpoint.logId}`);
    }
    if (reached) writer.sweep(reached.position);
    if (!reached || reached.position < checkpoint.position) catalog.moveCheckpoint(view, checkpoint);
  }
}

const checkLayout = (connection: Connection, path: string): void => {
  const [version] = connection.row('PRAGMA user_version') ?? [];
  if (version === 0 || version === layoutVersion) return;
  throw new ReadStoreUnavailable(
    `read store ${path} has layout ${version}, this version writes ${layoutVersion}: delete it, it is rebuilt from the log`,
  );
};

/**
 * The embedded read store: one SQLite file, one table a view. Meant for one writer at a time (a second one waits up to 5 s);
 * readers open their own connection with `openSqliteReader`. Calls run on the calling thread. `ReadStoreUnavailable`, naming
 * the file, where it cannot be opened or is torn: it may be deleted, and is then rebuilt from the log.
 */
export const openSqliteReadStore = async ({ path }: { readonly path: string }): Promise<ReadStoreWriter> => {
  let connection: Connection | undefined;
  try {
    const opened = new Connection(path, 'write');
    connection = opened;
    checkLayout(opened, path);
    opened.transaction('IMMEDIATE', () => createCatalog(opened));
    return new SqliteReadStore(path, sessionOf(opened));
  } catch (error) {
    connection?.close();
    throw translate(error, path);
  }
};
