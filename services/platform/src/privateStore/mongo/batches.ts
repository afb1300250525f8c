import { randomUUID } from 'node:crypto';
import type { Collection, Db } from 'mongodb';
import { codeOf, duplicateKey } from '../../mongo/mongoConnection.ts';
import type { Change, Kept, Wanted } from './privateChanges.ts';

/** A batch under way. It is made by `OPEN` and stands once it is `DONE`; a lock whose batch is gone was given up. */
export interface Batch {
  readonly _id: string;
  readonly state: 'OPEN' | 'DONE';
  /** When it began, by the clock of its node: a wrong one only makes a live batch begin again. */
  readonly at: Date;
}

const unlocked = { lock: { $exists: false } } as const;

const wantedBy = (batch: string, { version, text }: Change): Wanted => ({ batch, version, text });

/**
 * Changes several documents at once without a transaction of the server's (which a server of its own has none of): every
 * document is locked at its version and told what the batch wants of it, then one write of one document, the batch, decides,
 * then each takes what was wanted. Whoever meets a lock finishes it or gives it up by what the batch says, so that a crash at any
 * point leaves all or nothing. Locks are taken in the order of keys: two batches never wait for each other.
 */
export class Batches {
  readonly #documents: Collection<Kept>;
  readonly #batches: Collection<Batch>;

  readonly #patienceMillis: number;

  /** `patienceMillis`: how long an open batch is left alone. */
  constructor(db: Db, patienceMillis: number) {
    this.#patienceMillis = patienceMillis;
    this.#documents = db.collection('documents');
    this.#batches = db.collection('batches');
  }

  /** Finds locked documents without a look at the others. */
  async prepare(): Promise<void> {
    await this.#documents.createIndex({ 'lock.batch': 1 }, { sparse: true });
  }

  /** False where one of the documents changed or was locked meanwhile: then nothing is changed. */
  async commit(changes: readonly Change[]): Promise<boolean> {
    const batch = randomUUID();
    await this.#batches.insertOne({ _id: batch, state: 'OPEN', at: new Date() });
    const isDone = (await this.#lockAll(batch, changes)) && (await this.#decide(batch));
    if (!isDone) await this.#batches.deleteOne({ _id: batch, state: 'OPEN' });
    await this.#settleAll(batch, changes, isDone);
    if (isDone) await this.#batches.deleteOne({ _id: batch });
    return isDone;
  }

  /**
   * Finishes or gives up what the lock belongs to, for this document. False where its batch is still open: what stands there
   * is the truth, and nobody else may write it.
   */
  async settle(key: string, { batch, version, text }: Wanted): Promise<boolean> {
    let found = await this.#batches.findOne({ _id: batch });
    if (found?.state === 'OPEN') {
      if (Date.now() - found.at.getTime() < this.#patienceMillis) return false;
      await this.#batches.deleteOne({ _id: batch, state: 'OPEN' });
      // It may have been decided before it could be given up.
      found = await this.#batches.findOne({ _id: batch });
    }
    await this.#settleOne(batch, { key, version, text }, found !== null);
    return true;
  }

  /**
   * Takes up what crashes left: locks are settled as far as their batch is no longer open, then old batches go. An open one is
   * given up first: had it been decided after its locks were looked for, they would be taken for given up.
   */
  async recover(): Promise<void> {
    const before = new Date(Date.now() - this.#patienceMillis);
    await this.#batches.deleteMany({ state: 'OPEN', at: { $lte: before } });
    const done = await this.#batches.find({ state: 'DONE', at: { $lte: before } }).toArray();
    await this.settleLocks();
    await this.#batches.deleteMany({ _id: { $in: done.map(({ _id }) => _id) } });
  }

  /** Settles all locks whose batch is no longer open. */
  async settleLocks(): Promise<void> {
    const locked = await this.#documents.find({ 'lock.batch': { $gt: '' } }).toArray();
    for (const { _id, lock } of locked) if (lock) await this.settle(_id, lock);
  }

  async #lockAll(batch: string, changes: readonly Change[]): Promise<boolean> {
    for (const change of changes.toSorted((left, right) => (left.key < right.key ? -1 : 1))) {
      if (!(await this.#lock(change, wantedBy(batch, change)))) return false;
    }
    return true;
  }

  async #lock({ key, from }: Change, lock: Wanted): Promise<boolean> {
    if (from > 0) {
      const { matchedCount } = await this.#documents.updateOne({ _id: key, version: from, ...unlocked }, { $set: { lock } });
      return matchedCount === 1;
    }
    try {
      await this.#documents.insertOne({ _id: key, version: 0, text: '', lock });
      return true;
    } catch (error) {
      if (codeOf(error) === duplicateKey) return false;
      throw error;
    }
  }

  /** From here on the batch stands, whatever happens. */
  async #decide(batch: string): Promise<boolean> {
    const { matchedCount } = await this.#batches.updateOne({ _id: batch, state: 'OPEN' }, { $set: { state: 'DONE' } });
    return matchedCount === 1;
  }

  async #settleAll(batch: string, changes: readonly Change[], isDone: boolean): Promise<void> {
    await Promise.all(changes.map((change) => this.#settleOne(batch, change, isDone)));
  }

  /** Nothing happens where somebody else has settled it. */
  async #settleOne(batch: string, { key, version, text }: Omit<Change, 'from'>, isDone: boolean): Promise<void> {
    const locked = { _id: key, 'lock.batch': batch };
    if (isDone && version > 0) {
      await this.#documents.updateOne(locked, { $set: { version, text }, $unset: { lock: true } });
    } else if (isDone) {
      await this.#documents.deleteOne(locked);
    } else {
      await this.#documents.deleteOne({ ...locked, version: 0 });
      await this.#documents.updateOne(locked, { $unset: { lock: true } });
    }
  }
}
