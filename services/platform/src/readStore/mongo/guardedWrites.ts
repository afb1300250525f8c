import { type AnyBulkWriteOperation, type Collection, MongoBulkWriteError } from 'mongodb';
import { duplicateKey, timeoutMillis } from '../../mongo/mongoConnection.ts';
import { checkKeys, serialize } from '../documents.ts';
import { ReadStoreUnavailable, type ViewDeclaration, type Write } from '../readStore.ts';
import { encodeText } from './encoding.ts';
import { keysOf, type Stored } from './layout.ts';

/** A write, checked and made ready before anything of its batch is written. */
export interface ReadyWrite {
  readonly view: ViewDeclaration;
  readonly isNew: boolean;
  readonly stored: Stored & { readonly _id: string; readonly pos: string };
}

/** Writes that go to the server in one message, and within one timeout. */
const batchSize = 1_000;
const attempts = 5;

/** Checks everything about a write that can be wrong, so that a batch is refused before it begins. */
export const readyWrite = (write: Write): ReadyWrite => {
  const { view } = write;
  if ('delete' in write) {
    const { _id, pos } = write.delete;
    checkKeys(view, write.delete);
    return { view, isNew: false, stored: { _id: encodeText(_id), pos, buried: pos } };
  }
  const { put, isNew = false } = write;
  const stored = { _id: encodeText(put._id), pos: put.pos, doc: serialize(view, put), ...keysOf(view, put) };
  return { view, isNew, stored };
};

const isDuplicateOnly = (error: unknown): error is MongoBulkWriteError => {
  if (!(error instanceof MongoBulkWriteError)) return false;
  const refused = [error.writeErrors].flat();
  return (
    refused.length > 0 && error.result.getWriteConcernError() === undefined && refused.every(({ code }) => code === duplicateKey)
  );
};

/** The position of what stands under an id, a tombstone too; nothing for ids that are free. */
type Standing = ReadonlyMap<string | 0, string>;

const standingOf = async (collection: Collection<Stored>, writes: readonly ReadyWrite[]): Promise<Standing> => {
  const sought = writes.filter(({ isNew }) => !isNew).map(({ stored }) => stored._id);
  if (sought.length === 0) return new Map();
  const found = collection.find({ _id: { $in: sought } }, { projection: { pos: 1 }, batchSize, maxTimeMS: timeoutMillis });
  return new Map((await found.toArray()).map(({ _id, pos = '' }) => [_id, pos]));
};

/** Guarded once more where something stands, since another writer may be faster. */
const operationOf = ({ stored }: ReadyWrite, standing: Standing): AnyBulkWriteOperation<Stored> =>
  standing.has(stored._id)
    ? { replaceOne: { filter: { _id: stored._id, pos: { $lt: stored.pos } }, replacement: stored, upsert: true } }
    : { insertOne: { document: stored } };

/** Those whose id was not free any more, or whose document was not older any more: what stands there is still to be looked at. */
const tryWrites = async (
  collection: Collection<Stored>,
  writes: readonly ReadyWrite[],
  standing: Standing,
): Promise<readonly ReadyWrite[]> => {
  const wanted = writes.filter(({ stored }) => (standing.get(stored._id) ?? '') < stored.pos);
  if (wanted.length === 0) return [];
  try {
    await collection.bulkWrite(
      wanted.map((write) => operationOf(write, standing)),
      { ordered: false },
    );
    return [];
  } catch (error) {
    if (!isDuplicateOnly(error)) throw error;
    return [error.writeErrors].flat().flatMap(({ index }) => wanted[index] ?? []);
  }
};

const writeBatch = async (collection: Collection<Stored>, writes: readonly ReadyWrite[]): Promise<void> => {
  let pending = writes;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const refused = await tryWrites(collection, pending, await standingOf(collection, pending));
    if (refused.length === 0) return;
    pending = refused.map((write) => ({ ...write, isNew: false }));
  }
  throw new ReadStoreUnavailable(`another writer keeps writing to ${collection.collectionName}`);
};

/**
 * Writes each document or tombstone where nothing of its `pos` or above stands. Where another writer comes in between, it
 * looks and writes again, so that the highest `pos` stands at last, whoever came first.
 */
export const writeGuarded = async (collection: Collection<Stored>, writes: readonly ReadyWrite[]): Promise<void> => {
  for (let from = 0; from < writes.length; from += batchSize) {
    await writeBatch(collection, writes.slice(from, from + batchSize));
  }
};
