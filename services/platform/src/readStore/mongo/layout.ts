import { entriesOf, scalarAt } from '../documents.ts';
import type { Document, IndexDeclaration, Path, ViewDeclaration } from '../readStore.ts';
import { encode } from './encoding.ts';

/** A document, a tombstone or the record of a view, as its collection holds it. */
export interface Stored {
  /** The document's id, encoded; 0 for the record. */
  readonly _id: string | 0;
  readonly pos?: string;
  /** The document as JSON: what comes out is what went in, of which BSON could not say every name and number. */
  readonly doc?: string;
  /** The encoded values of the indexed paths. */
  readonly keys?: Readonly<Record<string, string>>;
  /** The encoded values of the multikey list. */
  readonly entries?: readonly string[];
  /** A tombstone's `pos` once more: what has it is swept by it. */
  readonly buried?: string;
}

/** Fields that are ordered, for an index or a sort. */
export type Order = Record<string, 1 | -1>;

/** One collection holds all of a view, its record too, so that putting another in its place is one rename. */
export const collectionOf = (view: ViewDeclaration): string => `view_${view.name}_v${view.version}`;

const keyNameOf = (path: Path): string => path.replaceAll('.', '/');

/** The field of a path's key. */
export const fieldOf = (path: Path): string => `keys.${keyNameOf(path)}`;

/** The order in which an index hands out documents. */
export const orderOf = (paths: readonly Path[], direction: 1 | -1 = 1): Order =>
  Object.fromEntries([...paths.map(fieldOf), '_id'].map((field) => [field, direction]));

/** The fields of a declared index: of all with the same fields MongoDB has one. */
export const indexOf = ({ multikey, paths }: Pick<IndexDeclaration, 'multikey' | 'paths'>): Order => ({
  ...(multikey !== undefined && { entries: 1 as const }),
  ...orderOf(paths),
});

/** The distinct indexes of a view. */
export const indexesOf = (view: ViewDeclaration): readonly Order[] => {
  const indexes = Object.values(view.indexes).map((index): [string, Order] => [JSON.stringify(indexOf(index)), indexOf(index)]);
  return [...new Map(indexes).values()];
};

const pathsByView = new WeakMap<ViewDeclaration, readonly Path[]>();

/** The indexed paths of a view, each once: asked for every document. */
const indexedPaths = (view: ViewDeclaration): readonly Path[] => {
  const known = pathsByView.get(view);
  if (known !== undefined) return known;
  const paths = [...new Set(Object.values(view.indexes).flatMap((index) => index.paths))];
  pathsByView.set(view, paths);
  return paths;
};

/** The indexed part of a document. Throws `InvalidDocument` where an indexed path holds no scalar. */
export const keysOf = (view: ViewDeclaration, document: Document): Pick<Stored, 'keys' | 'entries'> => {
  const keys = indexedPaths(view).map((path) => [keyNameOf(path), encode(scalarAt(view, document, path))]);
  const entries = entriesOf(view, document).map(encode);
  return { ...(keys.length > 0 && { keys: Object.fromEntries(keys) }), ...(entries.length > 0 && { entries }) };
};
