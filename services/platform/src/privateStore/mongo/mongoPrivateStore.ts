import { setTimeout as pause } from 'node:timers/promises';
import type { Collection, Db } from 'mongodb';
import { codeOf, duplicateKey, type MongoConnection } from '../../mongo/mongoConnection.ts';
import { type PrivateStore, PrivateStoreUnavailable, type PrivateWrite, type Versioned } from '../privateStore.ts';
import { Batches } from './batches.ts';
import { type Change, type CheckedWrite, changesOf, checkWrite, idOf, type Kept, keyOf, keyRange } from './privateChanges.ts';

const largestPage = 1_000;
/** Times that a write begins again because others wrote the same documents; each time one of them has succeeded. */
const attempts = 500;
const longestPauseMillis = 10;

const documentsIn = (db: Db): Collection<Kept> => db.collection<Kept>('documents');

// What a collection holds is its caller's knowledge, as the port says.
const read = <Value>({ text, version }: Kept): Versioned<Value> => ({ value: JSON.parse(text) as Value, version });

/** Writes one document where it still stands as it was found. */
const writeOne = async (documents: Collection<Kept>, { key, from, version, text }: Change): Promise<boolean> => {
  const found = { _id: key, version: from, lock: { $exists: false } };
  if (from > 0 && version === 0) return (await documents.deleteOne(found)).deletedCount === 1;
  if (from > 0) return (await documents.updateOne(found, { $set: { version, text } })).matchedCount === 1;
  if (version === 0) return true;
  try {
    await documents.insertOne({ _id: key, version, text });
    return true;
  } catch (error) {
    if (codeOf(error) === duplicateKey) return false;
    throw error;
  }
};

/** The private store on a connection; `openMongoPrivateStore` makes both. */
export class MongoPrivateStore implements PrivateStore {
  readonly #connection: MongoConnection;
  readonly #patienceMillis: number;

  constructor(connection: MongoConnection, patienceMillis: number) {
    this.#connection = connection;
    this.#patienceMillis = patienceMillis;
  }

  /** Makes what is missing, and takes up what a crash left. */
  async prepare(): Promise<void> {
    await this.#connection.use(async (db) => {
      await this.#batches(db).prepare();
      await this.#batches(db).recover();
    });
  }

  async get<Value>(collection: string, id: string): Promise<Versioned<Value> | undefined> {
    return this.#connection.read(async (db) => {
      const key = keyOf(collection, id);
      const kept = await this.#settled(db, key);
      return kept === undefined || kept.version === 0 ? undefined : read<Value>(kept);
    });
  }

  async write(writes: readonly PrivateWrite[]): Promise<boolean> {
    const checked = writes.map(checkWrite);
    return this.#connection.use(async (db) => {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const outcome = await this.#attempt(db, checked);
        if (outcome !== 'AGAIN') return outcome === 'WRITTEN';
        await pause(Math.min(attempt, longestPauseMillis));
      }
      throw new PrivateStoreUnavailable('others keep writing to the same private documents');
    });
  }

  async list<Value>(collection: string, options: { prefix?: string; after?: string; limit: number }) {
    const { prefix = '', after = '', limit } = options;
    if (!Number.isSafeInteger(limit) || limit < 1 || limit > largestPage) throw new RangeError('limit must be 1 to 1,000');
    return this.#connection.read(async (db) => {
      await this.#batches(db).settleLocks();
      const [from, below] = keyRange(collection, prefix);
      const filter = { _id: { $gte: from, $gt: keyOf(collection, after), $lt: below }, version: { $gt: 0 } };
      const found = await documentsIn(db)
        .find(filter, { sort: { _id: 1 }, limit, batchSize: limit })
        .toArray();
      return found.map((kept) => ({ ...read<Value>(kept), id: idOf(collection, kept._id) }));
    });
  }

  /** Finishes what it accepted. */
  async close(): Promise<void> {
    await this.#connection.close();
  }

  #batches(db: Db): Batches {
    return new Batches(db, this.#patienceMillis);
  }

  async #attempt(db: Db, checked: readonly CheckedWrite[]): Promise<'WRITTEN' | 'REFUSED' | 'AGAIN'> {
    const keys = checked.map(({ key }) => key);
    const kept = await documentsIn(db)
      .find({ _id: { $in: keys } })
      .toArray();
    const locked = kept.filter(({ lock }) => lock !== undefined);
    for (const { _id, lock } of locked) if (lock) await this.#batches(db).settle(_id, lock);
    if (locked.length > 0) return 'AGAIN';
    const changes = changesOf(checked, new Map(kept.map(({ _id, version }) => [_id, version])));
    if (changes === undefined) return 'REFUSED';
    const [only] = changes;
    const isWritten =
      changes.length === 1 && only ? await writeOne(documentsIn(db), only) : await this.#batches(db).commit(changes);
    return isWritten ? 'WRITTEN' : 'AGAIN';
  }

  /** The document as it stands: what an open batch wants of it does not count yet. */
  async #settled(db: Db, key: string): Promise<Kept | undefined> {
    const kept = await documentsIn(db).findOne({ _id: key });
    if (kept?.lock === undefined) return kept ?? undefined;
    const isSettled = await this.#batches(db).settle(key, kept.lock);
    return isSettled ? this.#settled(db, key) : kept;
  }
}
