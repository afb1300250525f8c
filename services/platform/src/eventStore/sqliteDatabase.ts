import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { EventStoreUnavailable } from './eventStore.ts';
import { schema, schemaVersion } from './sqliteStatements.ts';

/** Says "this SQLite file is an event log of Chat-JS" (the letters CJEL) in the file's header. */
const applicationId = 0x434a454c;
const busyMillis = 5_000;

/** Runs what touches the file; any failure becomes `EventStoreUnavailable`, naming the file. */
export const guarded = <Result>(path: string, run: () => Result): Result => {
  try {
    return run();
  } catch (cause) {
    if (cause instanceof EventStoreUnavailable) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EventStoreUnavailable(`the event log ${path} cannot be used: ${reason}`, { cause });
  }
};

const number = (database: DatabaseSync, query: string): number =>
  Number(Object.values(database.prepare(query).get() ?? { none: 0 })[0]);

/** Refuses what is not ours before anything is written. True: the file holds nothing yet. */
const inspect = (database: DatabaseSync, path: string): boolean => {
  const owner = number(database, 'PRAGMA application_id');
  const version = number(database, 'PRAGMA user_version');
  if (owner === 0 && version === 0 && number(database, 'SELECT count(*) FROM sqlite_schema') === 0) return true;
  if (owner !== applicationId) throw new EventStoreUnavailable(`${path} is a database, but not an event log of Chat-JS`);
  if (version !== schemaVersion)
    throw new EventStoreUnavailable(
      `the event log ${path} has format ${version}; this version of Chat-JS knows ${schemaVersion}`,
    );
  return false;
};

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

const isEmptyLog = (path: string): boolean => {
  if (sizeOf(path) === 0) {
    // SQLite would delete that write-ahead log, and with it facts that were acknowledged.
    if (sizeOf(`${path}-wal`) > 0)
      throw new EventStoreUnavailable(`the event log ${path} is gone, but ${path}-wal holds facts of it`);
    return true;
  }
  const database = new DatabaseSync(path, { readOnly: true, timeout: busyMillis });
  try {
    return inspect(database, path);
  } finally {
    database.close();
  }
};

/**
 * Makes the file where there is none (or an empty one), and refuses a torn, foreign or newer one untouched with
 * `EventStoreUnavailable`. Cheap at any size: header, length and format are looked at, not every page.
 */
export const prepareLog = (path: string): void =>
  guarded(path, () => {
    if (!isEmptyLog(path)) return;
    const database = openForWriting(path);
    database.exec(
      `BEGIN IMMEDIATE; ${schema} PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}; COMMIT;`,
    );
    database.close();
  });

/** The writer's connection: a commit is on the disk when it returns. */
export const openForWriting = (path: string, maximumPages?: number): DatabaseSync => {
  const database = new DatabaseSync(path, { timeout: busyMillis });
  // 8,000 pages (32 MB): checkpoints are rare, and reading the write-ahead log after a crash still takes milliseconds.
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000;
    PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -16000;`);
  if (maximumPages !== undefined) database.exec(`PRAGMA max_page_count = ${Math.trunc(maximumPages)}`);
  return database;
};

/** A connection that only reads; each statement sees what was committed when it began. */
export const openForReading = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path, { readOnly: true, timeout: busyMillis });
  database.exec('PRAGMA cache_size = -16000');
  return database;
};
