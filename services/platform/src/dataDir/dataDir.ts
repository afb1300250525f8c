import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A data directory that belongs to this process until it is released. */
export interface DataDirLock extends Disposable {
  readonly path: string;
  /** Lets the next process have it. Releasing twice changes nothing. */
  release(): void;
}

/** Another process (or another part of this one) holds the data directory. */
export class DataDirLocked extends Error {
  override readonly name = 'DataDirLocked';
  readonly path: string;
  constructor(path: string, options?: ErrorOptions) {
    super(`the data directory ${path} is in use by another process; stop that one first, or set another DATA_DIR`, options);
    this.path = path;
  }
}

/** The data directory cannot be made or written. */
export class DataDirUnusable extends Error {
  override readonly name = 'DataDirUnusable';
}

const busy = 5;
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === busy;

/** Holds an exclusive lock of the operating system on the file: it goes with the process, however that ends. */
const holdExclusively = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

/**
 * Makes the directory (readable by its owner only) where it is missing, and takes it for this process. The lock outlives
 * nothing: after kill -9 or a power cut the next start has it at once. Throws `DataDirLocked` or `DataDirUnusable`.
 */
export const lockDataDir = (path: string): DataDirLock => {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const database = holdExclusively(join(path, 'lock'));
    const release = () => {
      if (database.isOpen) database.close();
    };
    return { path, release, [Symbol.dispose]: release };
  } catch (cause) {
    if (isBusy(cause)) throw new DataDirLocked(path, { cause });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DataDirUnusable(`the data directory ${path} cannot be used: ${reason}`, { cause });
  }
};
