import { type Collection, type Db, MongoClient, MongoError, MongoServerError } from 'mongodb';
import { ReadStoreUnavailable, type ViewDeclaration } from '../readStore.ts';
import { collectionOf, type Stored } from './layout.ts';
import type { MongoPlace } from './mongoPlace.ts';

/** The longest that anybody waits for a server, or for one answer of it. */
export const timeoutMillis = 5_000;
const connections = 20;

export const duplicateKey = 11_000;
export const noSuchCollection = 26;

/** The code of an error that the server answered with. */
export const codeOf = (error: unknown): number | undefined =>
  error instanceof MongoServerError && typeof error.code === 'number' ? error.code : undefined;

/** What the caller gets for an error: MongoDB's own become `ReadStoreUnavailable`, all others pass. */
export const translate = (error: unknown, database: string): unknown =>
  error instanceof MongoError
    ? new ReadStoreUnavailable(`read store in MongoDB, database ${database}: ${error.message}`, { cause: error })
    : error;

const clientOf = (url: string): MongoClient => {
  try {
    return new MongoClient(url, {
      appName: 'chat-js',
      maxPoolSize: connections,
      serverSelectionTimeoutMS: timeoutMillis,
      connectTimeoutMS: timeoutMillis,
      socketTimeoutMS: timeoutMillis,
      waitQueueTimeoutMS: timeoutMillis,
      readPreference: 'primary',
      readConcern: { level: 'majority' },
      writeConcern: { w: 'majority', wtimeoutMS: timeoutMillis },
    });
  } catch {
    // The driver's message repeats the connection string, password and all.
    throw new ReadStoreUnavailable('the connection string of the read store in MongoDB is malformed');
  }
};

/**
 * A connected client, which reconnects by itself.
 *
 * Writes resolve once a majority has them, reads come from the primary and see only what a majority has. So a state once read
 * is never rolled back; and whoever has read a checkpoint then reads the documents below it, because they were acknowledged
 * by a majority before the checkpoint was written, and a client that knows the new primary asks no older one. A causal
 * session is not needed for that. `retryWrites` and `retryReads` are the driver's default, unless the connection string says
 * otherwise: one fail-over is hidden.
 */
export class Connection {
  readonly database: string;
  readonly #client: MongoClient;
  readonly #db: Db;
  #isClosed = false;

  constructor({ url, database }: MongoPlace) {
    this.database = database;
    this.#client = clientOf(url);
    this.#db = this.#client.db(database);
  }

  /** Runs the work on the database. `ReadStoreUnavailable` where it fails or the connection was closed. */
  async use<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    if (this.#isClosed) throw new ReadStoreUnavailable(`read store in MongoDB, database ${this.database}, is closed`);
    try {
      return await work(this.#db);
    } catch (error) {
      throw translate(error, this.database);
    }
  }

  /** As `use`, and given up after 5 s, whatever the driver still waits for or tries again: somebody waits for the answer. */
  async read<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    const late = Promise.withResolvers<never>();
    const refusal = new ReadStoreUnavailable(
      `read store in MongoDB, database ${this.database}: no answer in ${timeoutMillis} ms`,
    );
    const timer = setTimeout(() => late.reject(refusal), timeoutMillis);
    const working = this.use(work);
    // What comes of it later concerns nobody any more.
    working.catch(() => undefined);
    try {
      return await Promise.race([working, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#client.close();
  }
}

export const collectionIn = (db: Db, view: ViewDeclaration): Collection<Stored> => db.collection<Stored>(collectionOf(view));
