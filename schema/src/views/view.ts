import type { Position } from '../events/envelope.ts';

/** What JSON can say without loss. `undefined` never stands in a document. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A read document: JSON-plain, under 256 KiB, with the position of the newest fact folded into it. */
export interface Document {
  readonly _id: string;
  readonly pos: Position;
}

/** A path of field names from the document's root, such as `author.id`. Never user text. */
export type Path = string;

/**
 * An index: compound over scalar paths, in this order. At most one of a view's indexes has a `multikey` path (a list of
 * scalars, one entry each); it stands first in that index.
 */
export interface IndexDeclaration {
  readonly paths: readonly Path[];
  readonly multikey?: Path;
}

/** A view: its name, its version (another version is another table, rebuilt), its indexes by name. */
export interface ViewDeclaration<Doc extends Document = Document> {
  readonly name: string;
  readonly version: number;
  readonly indexes: Readonly<Record<string, IndexDeclaration>>;
  /** Never present: carries the type. */
  readonly '#document'?: Doc;
}

/** Declares a view of documents of one type. */
export const defineView = <Doc extends Document>(declaration: Omit<ViewDeclaration, '#document'>): ViewDeclaration<Doc> =>
  declaration;
