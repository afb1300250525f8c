import { existsSync } from 'node:fs';
import { plan } from '../queryPlan.ts';
import {
  type Checkpoint,
  type Counted,
  type Document,
  type Query,
  type ReadStore,
  ReadStoreUnavailable,
  readStoreLimits,
  UnindexedQuery,
  type ViewDeclaration,
} from '../readStore.ts';
import { Catalog } from './catalog.ts';
import { Connection, isMissingTable, translate } from './connection.ts';
import type { Layout } from './layout.ts';
import { selectCount, selectDocuments } from './selects.ts';

/** Swaps that a call outlives: each makes it look the view up again. */
const attempts = 5;

/** A connection with what it knows of the file's views. */
export interface Session {
  readonly connection: Connection;
  readonly catalog: Catalog;
}

export const sessionOf = (connection: Connection): Session => ({ connection, catalog: new Catalog(connection) });

// Written by `serialize` from a document of this view.
const parse = <Doc extends Document>(row: readonly unknown[]): Doc => JSON.parse(String(row[0])) as Doc;

const checkAtMost = (view: ViewDeclaration, count: number, limit: number): void => {
  if (count > limit) throw new UnindexedQuery(`view ${view.name}: at most ${limit} documents a call`);
};

/** Reads through one connection, which may appear later than the reader. */
export class SqliteReader implements ReadStore {
  protected readonly path: string;
  readonly #connect: () => Session | undefined;
  #session: Session | undefined;
  #isClosed = false;

  constructor(path: string, source: Session | (() => Session | undefined)) {
    this.path = path;
    this.#connect = typeof source === 'function' ? source : () => undefined;
    this.#session = typeof source === 'function' ? undefined : source;
  }

  async get<Doc extends Document>(view: ViewDeclaration<Doc>, id: string): Promise<Doc | undefined> {
    return this.read<Doc | undefined>(view, undefined, ({ connection }, { documents }) => {
      const row = connection.row(`SELECT doc FROM ${documents} WHERE _id = ?`, id);
      return row && parse<Doc>(row);
    });
  }

  async getMany<Doc extends Document>(view: ViewDeclaration<Doc>, ids: readonly string[]): Promise<readonly Doc[]> {
    checkAtMost(view, ids.length, readStoreLimits.getMany);
    const [only] = ids;
    if (ids.length === 1 && only !== undefined) {
      // A list of one costs three times as much as what is on it.
      const found = await this.get(view, only);
      return found === undefined ? [] : [found];
    }
    return this.read<readonly Doc[]>(view, [], ({ connection }, { documents }) => {
      const sql = `SELECT d.doc FROM json_each(?) AS wanted CROSS JOIN ${documents} AS d ON d._id = wanted.value`;
      const found = connection.rows(sql, [JSON.stringify(ids)]).map((row) => parse<Doc>(row));
      const byId = new Map(found.map((document) => [document._id, document]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    });
  }

  async find<Doc extends Document>(view: ViewDeclaration<Doc>, query: Query): Promise<readonly Doc[]> {
    const planned = plan(view, query);
    return this.read<readonly Doc[]>(view, [], ({ connection }, layout) => {
      const walk = (): readonly Doc[] => {
        const documents: Doc[] = [];
        for (const step of planned.steps) {
          const { sql, parameters } = selectDocuments(layout, planned, step);
          const rows = connection.rows(sql, [...parameters, planned.limit - documents.length]);
          for (const row of rows) documents.push(parse<Doc>(row));
        }
        return documents;
      };
      return planned.steps.length > 1 ? connection.transaction('DEFERRED', walk) : walk();
    });
  }

  async count(view: ViewDeclaration, query: Omit<Query, 'limit' | 'after' | 'order'>): Promise<Counted> {
    const planned = plan(view, { ...query, limit: 1 });
    const found = this.read<number>(view, 0, ({ connection }, layout) => {
      const [step] = planned.steps;
      if (step === undefined) return 0;
      const { sql, parameters } = selectCount(layout, planned, step);
      return Number(connection.rows(sql, parameters)[0]?.[0]);
    });
    return { count: Math.min(found, readStoreLimits.counted), more: found > readStoreLimits.counted };
  }

  async checkpoint(view: ViewDeclaration): Promise<Checkpoint | undefined> {
    return this.read<Checkpoint | undefined>(view, undefined, ({ catalog }) => catalog.checkpoint(view));
  }

  async scan<Doc extends Document>(
    view: ViewDeclaration<Doc>,
    after: string | undefined,
    limit: number,
  ): Promise<readonly Doc[]> {
    checkAtMost(view, limit, readStoreLimits.scan);
    return this.read<readonly Doc[]>(view, [], ({ connection }, { documents }) =>
      connection
        .rows(`SELECT doc FROM ${documents} WHERE _id > ? ORDER BY _id LIMIT ?`, [after ?? '', limit])
        .map((row) => parse<Doc>(row)),
    );
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#session?.connection.close();
    this.#session = undefined;
  }

  /** `absent` where the view is not prepared. A statement sees one committed state; work of several needs a transaction. */
  protected read<Result>(view: ViewDeclaration, absent: Result, work: (session: Session, layout: Layout) => Result): Result {
    const session = this.session();
    if (session === undefined) return absent;
    return this.attempt(session, () => {
      const layout = session.catalog.find(view);
      return layout === undefined ? absent : work(session, layout);
    });
  }

  /** Runs the work, and again where a table it knew was swapped away. */
  protected attempt<Result>(session: Session, work: () => Result): Result {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return work();
      } catch (error) {
        session.catalog.forget();
        if (!isMissingTable(error) || attempt === attempts) throw translate(error, this.path);
      }
    }
  }

  protected session(): Session | undefined {
    if (this.#isClosed) throw new ReadStoreUnavailable(`read store ${this.path} is closed`);
    this.#session ??= this.#connect();
    return this.#session;
  }
}

/**
 * A read-only connection, for queries beside the writer of another thread. The file need not exist yet: until it does, nothing
 * is found. `ReadStoreUnavailable` where it is torn.
 */
export const openSqliteReader = async ({ path }: { readonly path: string }): Promise<ReadStore> =>
  new SqliteReader(path, () => {
    if (!existsSync(path)) return undefined;
    try {
      return sessionOf(new Connection(path, 'read'));
    } catch (error) {
      throw translate(error, path);
    }
  });
