import { declarationText } from '../declarations.ts';
import { type Checkpoint, DeclarationChanged, type ViewDeclaration, ViewNotPrepared } from '../readStore.ts';
import { type Connection, isMissingTable } from './connection.ts';
import { creationOf, type Layout, layoutOf, removalOf } from './layout.ts';

/** The way documents and keys are laid out in the file; a file of another layout is rebuilt, never converted. */
export const layoutVersion = 1;

/** Creates the catalog in a new file. */
export const createCatalog = (connection: Connection): void =>
  connection.execute(
    `CREATE TABLE IF NOT EXISTS views (name TEXT NOT NULL, version INTEGER NOT NULL, indexes TEXT NOT NULL, tables TEXT NOT NULL,
       log_id TEXT, position TEXT, PRIMARY KEY (name, version)) WITHOUT ROWID;
     CREATE TABLE IF NOT EXISTS generations (last INTEGER NOT NULL);
     INSERT INTO generations SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM generations);
     PRAGMA user_version = ${layoutVersion}`,
  );

/** Which tables hold a view, and how far it is. Looked up once a declaration, until `forget`. */
export class Catalog {
  readonly #connection: Connection;
  #known = new WeakMap<ViewDeclaration, Layout>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Nothing where the view was never prepared; `DeclarationChanged` where it has other indexes. */
  find(view: ViewDeclaration): Layout | undefined {
    const known = this.#known.get(view);
    if (known) return known;
    const [indexes, tables] = this.#look(view);
    if (tables === undefined) return undefined;
    if (indexes !== declarationText(view)) {
      throw new DeclarationChanged(`view ${view.name} version ${view.version} is stored with other indexes`);
    }
    const layout = layoutOf(view, String(tables));
    this.#known.set(view, layout);
    return layout;
  }

  /** As `find`, for writes: `ViewNotPrepared` where it is absent. */
  require(view: ViewDeclaration): Layout {
    const layout = this.find(view);
    if (layout === undefined) throw new ViewNotPrepared(`view ${view.name} version ${view.version} is not prepared`);
    return layout;
  }

  /** After a swap or drop, here or on another connection. */
  forget(): void {
    this.#known = new WeakMap();
  }

  #look(view: ViewDeclaration): readonly unknown[] {
    try {
      return (
        this.#connection.row('SELECT indexes, tables FROM views WHERE name = ? AND version = ?', view.name, view.version) ?? []
      );
    } catch (error) {
      // A reader may open the file before its writer has created the catalog.
      if (isMissingTable(error)) return [];
      throw error;
    }
  }

  create(view: ViewDeclaration): void {
    const [generation] = this.#connection.row('UPDATE generations SET last = last + 1 RETURNING last') ?? [];
    const tables = `${view.name}_v${view.version}_g${generation}`;
    const layout = layoutOf(view, tables);
    for (const statement of creationOf(view, layout)) this.#connection.execute(statement);
    this.#connection.run(
      'INSERT INTO views (name, version, indexes, tables) VALUES (?, ?, ?, ?)',
      view.name,
      view.version,
      declarationText(view),
      tables,
    );
  }

  remove(view: ViewDeclaration): void {
    const layout = this.find(view);
    if (layout === undefined) return;
    for (const statement of removalOf(layout)) this.#connection.execute(statement);
    this.#connection.run('DELETE FROM views WHERE name = ? AND version = ?', view.name, view.version);
  }

  rename(from: ViewDeclaration, to: ViewDeclaration): void {
    this.#connection.run(
      'UPDATE views SET name = ?, version = ? WHERE name = ? AND version = ?',
      to.name,
      to.version,
      from.name,
      from.version,
    );
  }

  checkpoint(view: ViewDeclaration): Checkpoint | undefined {
    const sql = 'SELECT log_id, position FROM views WHERE name = ? AND version = ? AND position IS NOT NULL';
    const row = this.#connection.row(sql, view.name, view.version);
    return row && { logId: String(row[0]) as Checkpoint['logId'], position: String(row[1]) };
  }

  moveCheckpoint(view: ViewDeclaration, { logId, position }: Checkpoint): void {
    const sql = 'UPDATE views SET log_id = ?, position = ? WHERE name = ? AND version = ?';
    this.#connection.run(sql, logId, position, view.name, view.version);
  }
}
