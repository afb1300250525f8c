import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const busyTimeoutMilliseconds = 5_000;

/**
 * Opens (or creates, readable by its owner alone) a SQLite file for one writer: durable at every commit, and without traces
 * of what was overwritten once `truncateLog` has run. Throws what SQLite throws where the file is torn or no database.
 */
export const openForWriting = (path: string): DatabaseSync => {
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path, { timeout: busyTimeoutMilliseconds });
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF',
  );
  return database;
};

/**
 * Marks a new file as one of this kind and layout, and throws where a file is of another: it belongs to something else, or
 * to a later release.
 */
export const claimLayout = (database: DatabaseSync, layout: number): void => {
  const found = database.prepare('PRAGMA user_version').get()?.['user_version'];
  const tables = database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.['count'];
  if (found === 0 && tables === 0) database.exec(`PRAGMA user_version = ${layout}`);
  else if (found !== layout) throw new Error(`the file has layout ${found}, this release knows layout ${layout}`);
};

/** Opens an existing file for reading beside its writer; every statement sees one committed state. */
export const openForReading = (path: string): DatabaseSync =>
  new DatabaseSync(path, { readOnly: true, timeout: busyTimeoutMilliseconds });

/**
 * Moves the write-ahead log into the file and empties it, so that overwritten bytes are gone from both. Throws where a
 * reader holds the log for longer than 5 s; the bytes are then still there and the call must be repeated.
 */
export const truncateLog = (database: DatabaseSync): void => {
  const result = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  if (result?.['busy'] !== 0) throw new Error('the write-ahead log is in use and could not be emptied');
};

/** Runs `work` in one transaction: committed durably when this returns, rolled back where it throws. */
export const inTransaction = <Result>(database: DatabaseSync, work: () => Result): Result => {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (cause) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw cause;
  }
};
