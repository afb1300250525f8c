import { multikeyOf } from './declarations.ts';
import {
  type Document,
  DocumentTooLarge,
  InvalidDocument,
  type Path,
  readStoreLimits,
  type Scalar,
  UnindexedQuery,
  type ViewDeclaration,
} from './readStore.ts';
import { kindOf } from './scalarOrder.ts';

const isPlainRecord = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const join = (head: string, rest: string): string => (rest === '' ? head : `${head}.${rest}`);

/** The path, from here, of the first value that JSON cannot say without loss; '' for the value itself. */
const findUnplain = (value: unknown, depth: number): string | undefined => {
  if (kindOf(value) !== undefined) return undefined;
  if (typeof value !== 'object' || value === null || depth === 0) return '';
  if (Array.isArray(value)) return findUnplainItem(value, depth);
  return isPlainRecord(value) ? findUnplainField(value, depth) : '';
};

const findUnplainItem = (items: readonly unknown[], depth: number): string | undefined => {
  for (let at = 0; at < items.length; at += 1) {
    const found = findUnplain(items[at], depth - 1);
    if (found !== undefined) return join(String(at), found);
  }
  return undefined;
};

const findUnplainField = (record: object, depth: number): string | undefined => {
  for (const key of Object.keys(record)) {
    const found = key.isWellFormed() ? findUnplain(Reflect.get(record, key), depth - 1) : '';
    if (found !== undefined) return join(key, found);
  }
  return undefined;
};

const isKey = (value: unknown): boolean => typeof value === 'string' && value !== '' && value.isWellFormed();

/** Throws `InvalidDocument` where `_id` or `pos` is no well-formed string or empty. */
export const checkKeys = (view: ViewDeclaration, { _id, pos }: { readonly _id: string; readonly pos: string }): void => {
  if (!isKey(_id) || !isKey(pos)) throw new InvalidDocument(`a document of ${view.name} lacks _id or pos`);
};

/**
 * The document as JSON. Throws `InvalidDocument` where it is not plain or lacks `_id` or `pos`, `DocumentTooLarge` from 262,144
 * bytes on. Messages name paths and ids, never values.
 */
export const serialize = (view: ViewDeclaration, document: Document): string => {
  checkKeys(view, document);
  const unplain = findUnplain(document, readStoreLimits.documentDepth);
  if (unplain !== undefined) {
    throw new InvalidDocument(`document ${document._id} of ${view.name}: ${unplain} is not plain JSON`);
  }
  const json = JSON.stringify(document);
  const bytes = Buffer.byteLength(json);
  if (bytes > readStoreLimits.documentBytes) {
    throw new DocumentTooLarge(
      `document ${document._id} of ${view.name} has ${bytes} bytes, at most ${readStoreLimits.documentBytes} are allowed`,
    );
  }
  return json;
};

const refuse = (view: ViewDeclaration, document: Document, path: Path, rule: string): never => {
  throw new InvalidDocument(`document ${document._id} of ${view.name}: indexed path ${path} must hold ${rule}`);
};

const valueAt = (document: Document, path: Path): unknown => {
  // Most paths are one field.
  if (!path.includes('.')) return Object.hasOwn(document, path) ? Reflect.get(document, path) : null;
  let value: unknown = document;
  for (const field of path.split('.')) {
    // A list on the way would mean many values, so it is handed out and refused as no scalar.
    if (Array.isArray(value)) return value;
    // An object's own fields only: `constructor` is no value.
    value = typeof value === 'object' && value !== null && Object.hasOwn(value, field) ? Reflect.get(value, field) : null;
  }
  return value;
};

/** The indexed value at a path, null where absent. Throws `InvalidDocument` where a list or record stands there. */
export const scalarAt = (view: ViewDeclaration, document: Document, path: Path): Scalar => {
  const value = valueAt(document, path);
  if (kindOf(value) === undefined) refuse(view, document, path, 'a scalar');
  // kindOf has named it a scalar.
  return value as Scalar;
};

/** The distinct values of the view's multikey list; none where it is absent. Throws `InvalidDocument` where it is no list of scalars. */
export const entriesOf = (view: ViewDeclaration, document: Document): readonly Scalar[] => {
  const path = multikeyOf(view);
  const list = path === undefined ? null : valueAt(document, path);
  if (path === undefined || list === null) return [];
  if (!Array.isArray(list) || list.some((value) => value === null || kindOf(value) === undefined)) {
    refuse(view, document, path, 'a list of scalars other than null');
  }
  // Checked above, item by item.
  return [...new Set(list as Scalar[])];
};

/**
 * The key of a document in an index: the values of its scalar paths, `_id` last. As `after` of the same query it continues
 * behind this document. The multikey path has no part in it, since a query binds it. Throws `UnindexedQuery` for an unknown index.
 */
export const keyOf = (view: ViewDeclaration, indexName: string, document: Document): readonly Scalar[] => {
  const index = Object.hasOwn(view.indexes, indexName) ? view.indexes[indexName] : undefined;
  if (index === undefined) throw new UnindexedQuery(`view ${view.name} has no index ${indexName}`);
  return [...index.paths.map((path) => scalarAt(view, document, path)), document._id];
};
