import { type Db, MongoClient, MongoError, MongoServerError } from 'mongodb';
import type { MongoPlace } from './mongoPlace.ts';

/** The longest that anybody waits for a server, or for one answer of it. */
export const timeoutMillis = 5_000;
const connections = 20;

export const duplicateKey = 11_000;
export const noSuchCollection = 26;

/** The code of an error that the server answered with. */
export const codeOf = (error: unknown): number | undefined =>
  error instanceof MongoServerError && typeof error.code === 'number' ? error.code : undefined;

/** Makes the port's own error for a store that cannot answer. */
export type Unavailable = (message: string, options?: ErrorOptions) => Error;

const clientOf = (url: string, unavailable: Unavailable): MongoClient => {
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
    throw unavailable('the connection string of MongoDB is malformed');
  }
};

/**
 * A client of MongoDB, which connects at its first use and reconnects by itself.
 *
 * Writes resolve once a majority has them, reads come from the primary and see only what a majority has. So a state once read
 * is never rolled back; and whoever has read a checkpoint then reads the documents below it, because they were acknowledged
 * by a majority before the checkpoint was written, and a client that knows the new primary asks no older one. A causal
 * session is not needed for that. `retryWrites` and `retryReads` are the driver's default, unless the connection string says
 * otherwise: one fail-over is hidden.
 */
export class MongoConnection {
  readonly #unavailable: Unavailable;
  readonly #client: MongoClient;
  readonly #db: Db;
  readonly #running = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor({ url, database }: MongoPlace, unavailable: Unavailable) {
    this.#unavailable = (message, options) => unavailable(`MongoDB, database ${database}: ${message}`, options);
    this.#client = clientOf(url, unavailable);
    this.#db = this.#client.db(database);
  }

  /** Runs the work on the database. The port's error where MongoDB fails it or the connection was closed, any other as it is. */
  async use<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    if (this.#isClosed) throw this.#unavailable('the connection is closed');
    const running = work(this.#db);
    this.#running.add(running);
    try {
      return await running;
    } catch (cause) {
      throw cause instanceof MongoError ? this.#unavailable(cause.message, { cause }) : cause;
    } finally {
      this.#running.delete(running);
    }
  }

  /** As `use`, and given up after 5 s, whatever the driver still waits for or tries again: somebody waits for the answer. */
  async read<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(this.#unavailable(`no answer in ${timeoutMillis} ms`)), timeoutMillis);
    const working = this.use(work);
    // What comes of it later concerns nobody any more.
    working.catch(() => undefined);
    try {
      return await Promise.race([working, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Finishes what was begun. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#running);
    await this.#client.close();
  }
}
