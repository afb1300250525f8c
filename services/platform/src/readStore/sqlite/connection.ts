import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { ReadStoreUnavailable } from '../readStore.ts';

const busyMillis = 5_000;
/** Statements kept; the shapes of declared queries are far fewer. */
const cachedStatements = 1_000;
const corrupt = 11;
const notADatabase = 26;

/** SQLite's own code of an error, without its extension; nothing for errors of other making. */
const sqliteCode = (error: unknown): number | undefined => {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
};

/** A table or index that another connection has dropped since its name was looked up. */
export const isMissingTable = (error: unknown): boolean =>
  error instanceof Error && sqliteCode(error) === 1 && /no such (?:table|index)/.test(error.message);

/** What the caller gets for an error: SQLite's own become `ReadStoreUnavailable` naming the file, all others pass. */
export const translate = (error: unknown, path: string): unknown => {
  const code = sqliteCode(error);
  if (code === undefined || !(error instanceof Error)) return error;
  const advice =
    code === corrupt || code === notADatabase
      ? '; the file is torn. It holds nothing but what the log can rebuild: stop the server, delete it with its -wal and -shm, start again'
      : '';
  return new ReadStoreUnavailable(`read store ${path}: ${error.message}${advice}`, { cause: error });
};

/** One connection to the file with its prepared statements. Synchronous; errors are SQLite's. */
export class Connection {
  readonly path: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string, mode: 'read' | 'write') {
    this.path = path;
    this.#database = new DatabaseSync(path, { readOnly: mode === 'read', timeout: busyMillis });
    try {
      this.#database.exec('PRAGMA cache_size = -32768');
      if (mode === 'write') this.#configureWriter();
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /**
   * NORMAL: in WAL mode every transaction is all or nothing whatever happens, and kill -9 loses none. A loss of power may lose
   * the newest, documents and checkpoint together; the feed then delivers them again, since the log itself is durable.
   */
  #configureWriter(): void {
    this.#database.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;
       PRAGMA wal_autocheckpoint = 8000; PRAGMA journal_size_limit = 67108864`,
    );
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    statement.setReturnArrays(true);
    if (this.#statements.size >= cachedStatements) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }

  /** The SQL of the statements prepared so far. */
  prepared(): readonly string[] {
    return [...this.#statements.keys()];
  }

  rows(sql: string, parameters: readonly SQLInputValue[]): readonly (readonly SQLOutputValue[])[] {
    // With setReturnArrays rows are arrays, which the types do not say.
    return this.#prepare(sql).all(...parameters) as unknown as readonly SQLOutputValue[][];
  }

  row(sql: string, ...parameters: readonly SQLInputValue[]): readonly SQLOutputValue[] | undefined {
    return this.#prepare(sql).get(...parameters) as unknown as SQLOutputValue[] | undefined;
  }

  /** The number of rows changed. */
  run(sql: string, ...parameters: readonly SQLInputValue[]): number {
    return Number(this.#prepare(sql).run(...parameters).changes);
  }

  /** Statements that are run once: no parameters, not kept. */
  execute(sql: string): void {
    this.#database.exec(sql);
  }

  /** All or nothing, and for reads one committed state. Nested calls are part of the outer one. */
  transaction<Result>(kind: 'DEFERRED' | 'IMMEDIATE', work: () => Result): Result {
    if (this.#database.isTransaction) return work();
    this.run(`BEGIN ${kind}`);
    try {
      const result = work();
      this.run('COMMIT');
      return result;
    } catch (error) {
      // A full disk or a torn file may have ended the transaction already.
      if (this.#database.isTransaction) this.run('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}
