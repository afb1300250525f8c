import type { Path, ViewDeclaration } from '../readStore.ts';

/** The tables of a view, quoted for SQL, and where its paths stand in them. */
export interface Layout {
  readonly documents: string;
  readonly tombstones: string;
  /** The SQL index of tombstones by position. */
  readonly tombstonesByPos: string;
  /** The table of multikey entries, where an index has them. */
  readonly entries: string | undefined;
  readonly columns: readonly string[];
  /** The path of each column. */
  readonly paths: readonly Path[];
  readonly columnOf: (path: Path) => string;
  /** The SQL index of a declared index without multikey path. */
  readonly indexOf: (name: string) => string;
}

const pathsOf = (view: ViewDeclaration): readonly Path[] =>
  [...new Set(Object.values(view.indexes).flatMap((index) => index.paths))].sort();

/**
 * Names of tables are never used twice, not even after a drop: a connection that still knows an old one finds no table and looks
 * the view up again. So a swap renames nothing, it points the live view to other tables. Columns and indexes are
 * numbered, because SQLite's names ignore case and paths do not.
 */
export const layoutOf = (view: ViewDeclaration, table: string): Layout => {
  const paths = pathsOf(view);
  const columns = paths.map((_, at) => `c${at}`);
  const columnOfPath = new Map(paths.map((path, at) => [path, `c${at}`]));
  const indexNames = new Map(
    Object.keys(view.indexes)
      .sort()
      .map((name, at) => [name, `"${table}#i${at}"`]),
  );
  const known = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error(`view ${view.name} does not declare this path or index`);
    return value;
  };
  return {
    documents: `"${table}"`,
    tombstones: `"${table}#tombstones"`,
    tombstonesByPos: `"${table}#tombstonesByPos"`,
    entries: Object.values(view.indexes).some((index) => index.multikey !== undefined) ? `"${table}#entries"` : undefined,
    columns,
    paths,
    columnOf: (path) => known(columnOfPath.get(path)),
    indexOf: (name) => known(indexNames.get(name)),
  };
};

const entriesTable = (view: ViewDeclaration, layout: Layout): readonly string[] =>
  Object.values(view.indexes)
    .filter((index) => index.multikey !== undefined)
    .map((index) => {
      const columns = index.paths.map(layout.columnOf);
      const declared = columns.map((column) => `${column} NOT NULL, `).join('');
      const key = ['value', ...columns, '_id'].join(', ');
      return `CREATE TABLE ${layout.entries} (value NOT NULL, ${declared}_id TEXT NOT NULL, PRIMARY KEY (${key})) WITHOUT ROWID`;
    });

/** The statements that create the tables. */
export const creationOf = (view: ViewDeclaration, layout: Layout): readonly string[] => {
  const columns = layout.columns.map((column) => `${column} NOT NULL, `).join('');
  const indexes = Object.entries(view.indexes).filter(([, index]) => index.multikey === undefined);
  return [
    // Its own rowid keeps documents in the order of arrival and index entries short; `doc` last, so that keys are read without it.
    `CREATE TABLE ${layout.documents} (row INTEGER PRIMARY KEY, _id TEXT NOT NULL UNIQUE, pos TEXT NOT NULL, ${columns}doc TEXT NOT NULL)`,
    `CREATE TABLE ${layout.tombstones} (_id TEXT PRIMARY KEY, pos TEXT NOT NULL) WITHOUT ROWID`,
    `CREATE INDEX ${layout.tombstonesByPos} ON ${layout.tombstones} (pos)`,
    ...entriesTable(view, layout),
    ...indexes.map(([name, { paths }]) => {
      const key = [...paths.map(layout.columnOf), '_id'].join(', ');
      return `CREATE INDEX ${layout.indexOf(name)} ON ${layout.documents} (${key})`;
    }),
  ];
};

/** The statements that remove the tables. */
export const removalOf = (layout: Layout): readonly string[] =>
  [layout.documents, layout.tombstones, layout.entries].flatMap((table) => (table ? [`DROP TABLE ${table}`] : []));
