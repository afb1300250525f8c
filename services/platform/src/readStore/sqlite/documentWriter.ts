import type { SQLInputValue } from 'node:sqlite';
import { checkKeys, entriesOf, scalarAt, serialize } from '../documents.ts';
import type { Document, Scalar, ViewDeclaration, Write } from '../readStore.ts';
import type { Connection } from './connection.ts';
import { encode } from './encoding.ts';
import type { Layout } from './layout.ts';

/** A write, checked and made ready before its transaction begins. */
export interface ReadyWrite {
  readonly view: ViewDeclaration;
  readonly id: string;
  readonly pos: string;
  readonly isNew: boolean;
  /** Absent for a delete. */
  readonly content?: {
    readonly doc: string;
    readonly scalars: ReadonlyMap<string, SQLInputValue>;
    readonly entries: readonly Scalar[];
  };
}

const pathsByView = new WeakMap<ViewDeclaration, readonly string[]>();

/** The indexed paths of a view, each once: asked for every document. */
const indexedPaths = (view: ViewDeclaration): readonly string[] => {
  const known = pathsByView.get(view);
  if (known !== undefined) return known;
  const paths = [...new Set(Object.values(view.indexes).flatMap((index) => index.paths))];
  pathsByView.set(view, paths);
  return paths;
};

/** Checks everything about a write that can be wrong, so that a batch is refused before it begins. */
export const readyWrite = (write: Write): ReadyWrite => {
  const { view } = write;
  if ('delete' in write) {
    checkKeys(view, write.delete);
    return { view, id: write.delete._id, pos: write.delete.pos, isNew: false };
  }
  const { put, isNew = false } = write;
  const doc = serialize(view, put);
  const scalars = new Map(indexedPaths(view).map((path) => [path, encode(scalarAt(view, put, path))]));
  return { view, id: put._id, pos: put.pos, isNew, content: { doc, scalars, entries: entriesOf(view, put) } };
};

interface Statements {
  readonly keepKeys: string;
  readonly buried: string;
  readonly anyTombstone: string;
  readonly upsert: string;
  readonly insertEntry: string;
  readonly deleteEntry: string;
  readonly select: string;
  readonly delete: string;
  readonly bury: string;
  readonly sweep: string;
}

const statementsOf = ({ documents, tombstones, entries, columns }: Layout, keyColumns: readonly string[]): Statements => {
  const names = ['_id', 'pos', ...columns, 'doc'];
  const marks = (count: number): string => Array(count).fill('?').join(', ');
  const replaced = names.slice(1).map((name) => `${name} = excluded.${name}`);
  const entryKey = ['value', ...keyColumns, '_id'];
  return {
    // Most folds change no indexed value, and leaving all indexes alone is three times as fast.
    keepKeys: `UPDATE ${documents} SET pos = ?, doc = ? WHERE _id = ? AND pos < ?${columns.map((name) => ` AND ${name} = ?`).join('')}`,
    buried: `SELECT 1 FROM ${tombstones} WHERE _id = ? AND pos >= ?`,
    anyTombstone: `SELECT 1 FROM ${tombstones} WHERE pos > '' LIMIT 1`,
    // Of one row: to be able to take back a statement of several, SQLite first copies every page that it changes.
    upsert: `INSERT INTO ${documents} (${names.join(', ')}) VALUES (${marks(names.length)})
      ON CONFLICT (_id) DO UPDATE SET ${replaced.join(', ')} WHERE excluded.pos > pos`,
    insertEntry: `INSERT INTO ${entries} (${entryKey.join(', ')}) VALUES (${marks(entryKey.length)})`,
    deleteEntry: `DELETE FROM ${entries} WHERE ${entryKey.map((name) => `${name} = ?`).join(' AND ')}`,
    select: `SELECT doc FROM ${documents} WHERE _id = ?`,
    delete: `DELETE FROM ${documents} WHERE _id = ? AND pos < ?`,
    bury: `INSERT INTO ${tombstones} (_id, pos) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM ${documents} WHERE _id = ?)
      ON CONFLICT (_id) DO UPDATE SET pos = excluded.pos WHERE excluded.pos > pos`,
    sweep: `DELETE FROM ${tombstones} WHERE pos <= ?`,
  };
};

/** A document's multikey entries: its values, and what all of them share. */
interface Entries {
  readonly values: ReadonlySet<SQLInputValue>;
  readonly scalars: readonly SQLInputValue[];
}

const noEntries: Entries = { values: new Set(), scalars: [] };

const without = (entries: Entries, other: Entries): readonly SQLInputValue[] =>
  entries.scalars.every((value, at) => value === other.scalars[at])
    ? [...entries.values].filter((value) => !other.values.has(value))
    : [...entries.values];

/** Writes documents of a view, inside a transaction of the caller. */
export class DocumentWriter {
  readonly #connection: Connection;
  readonly #view: ViewDeclaration;
  readonly #layout: Layout;
  readonly #entryPaths: readonly string[];
  readonly #sql: Statements;
  #hasTombstones = true;

  constructor(connection: Connection, view: ViewDeclaration, layout: Layout) {
    this.#connection = connection;
    this.#view = view;
    this.#layout = layout;
    this.#entryPaths = Object.values(view.indexes).find((index) => index.multikey !== undefined)?.paths ?? [];
    this.#sql = statementsOf(layout, this.#entryPaths.map(layout.columnOf));
  }

  /** A transaction begins: what others wrote before it counts. */
  begin(): void {
    this.#hasTombstones = this.#connection.row(this.#sql.anyTombstone) !== undefined;
  }

  apply(write: ReadyWrite): void {
    const { id, pos, isNew, content } = write;
    if (this.#layout.entries === undefined) {
      if (content) this.#put(id, pos, content, isNew);
      else this.#delete(id, pos);
      return;
    }
    const before = this.#storedEntries(id);
    const isChanged = content ? this.#put(id, pos, content, before === undefined) : this.#delete(id, pos);
    if (!isChanged) return;
    this.#moveEntries(id, before ?? noEntries, content ? this.#entries(content.entries, content.scalars) : noEntries);
  }

  /** Forgets tombstones that no fact still to come can meet. */
  sweep(position: string): void {
    this.#connection.run(this.#sql.sweep, position);
  }

  #put(id: string, pos: string, { doc, scalars }: NonNullable<ReadyWrite['content']>, isNew = false): boolean {
    // Every path of the layout was read from the document.
    const values = this.#layout.paths.map((path) => scalars.get(path) ?? null);
    if (!isNew && this.#connection.run(this.#sql.keepKeys, pos, doc, id, pos, ...values) > 0) return true;
    if (this.#hasTombstones && this.#connection.row(this.#sql.buried, id, pos) !== undefined) return false;
    return this.#connection.run(this.#sql.upsert, id, pos, ...values, doc) > 0;
  }

  #delete(id: string, pos: string): boolean {
    const deleted = this.#connection.run(this.#sql.delete, id, pos);
    this.#connection.run(this.#sql.bury, id, pos, id);
    this.#hasTombstones = true;
    return deleted > 0;
  }

  #entries(values: readonly Scalar[], scalars: ReadonlyMap<string, SQLInputValue>): Entries {
    return { values: new Set(values.map(encode)), scalars: this.#entryPaths.map((path) => scalars.get(path) ?? null) };
  }

  /** Nothing where no document stands. */
  #storedEntries(id: string): Entries | undefined {
    const row = this.#connection.row(this.#sql.select, id);
    if (row === undefined) return undefined;
    // Written by `serialize`, from a document.
    const stored = JSON.parse(String(row[0])) as Document;
    const scalars = new Map(this.#entryPaths.map((path) => [path, encode(scalarAt(this.#view, stored, path))]));
    return this.#entries(entriesOf(this.#view, stored), scalars);
  }

  #moveEntries(id: string, before: Entries, after: Entries): void {
    for (const value of without(before, after)) this.#connection.run(this.#sql.deleteEntry, value, ...before.scalars, id);
    for (const value of without(after, before)) this.#connection.run(this.#sql.insertEntry, value, ...after.scalars, id);
  }
}
