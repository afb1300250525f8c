import type { Id } from '@chat/schema/events';
import type { Collection, Db } from 'mongodb';
import { codeOf, duplicateKey, type MongoConnection } from '../../mongo/mongoConnection.ts';
import { leafCount } from '../ggmTree.ts';
import type { Destruction, LeaseOutcome, LeaseRequest } from '../ringWriter.ts';
import { VaultUnavailable } from '../vault.ts';
import { destroyed, isDone, plantedRing, type RingRecord, rewrapped } from './ringRecord.ts';
import type { WrappingKeys } from './wrappingKeys.ts';

/** Times that a change begins again because another node changed the same ring. */
const attempts = 100;
/** Rings changed at the same time, and those read at once. */
const ringsAtOnce = 50;
const ringsPerRead = 1_000;

const ringsIn = (db: Db): Collection<RingRecord> => db.collection<RingRecord>('rings');

const inTurns = async <Item, Result>(
  items: readonly Item[],
  size: number,
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): Promise<readonly Result[]> => {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += size) results.push(...(await work(items.slice(from, from + size))));
  return results;
};

/** True where nothing stood there. */
const inserted = async (rings: Collection<RingRecord>, record: RingRecord): Promise<boolean> => {
  try {
    await rings.insertOne(record);
    return true;
  } catch (error) {
    if (codeOf(error) === duplicateKey) return false;
    throw error;
  }
};

/** Why no leaves can be leased of the ring; nothing where they can. */
const refusalOf = ({ _id, state, nextLeaf }: RingRecord, count: number): LeaseOutcome | undefined => {
  if (state === 'NONE') return { broken: `ring ${_id} has tombstones of leaves, but no keys` };
  if (state !== 'LIVE') return { refused: 'GONE' };
  return nextLeaf + count > leafCount ? { broken: `ring ${_id} has no leaves left` } : undefined;
};

/** The rings in MongoDB, one document each, shared by all nodes. */
export class RingStore {
  readonly #connection: MongoConnection;
  readonly #keys: WrappingKeys;

  constructor(connection: MongoConnection, keys: WrappingKeys) {
    this.#connection = connection;
    this.#keys = keys;
  }

  /** Those of the rings that are there. */
  async read(rings: readonly Id[]): Promise<readonly RingRecord[]> {
    return inTurns([...new Set(rings)], ringsPerRead, (some) =>
      this.#connection.read((db) =>
        ringsIn(db)
          .find({ _id: { $in: [...some] } }, { batchSize: ringsPerRead })
          .toArray(),
      ),
    );
  }

  /** Takes leaves out of the sequences, durably, making rings where there were none. In the order of the requests. */
  lease(leases: readonly LeaseRequest[]): Promise<readonly LeaseOutcome[]> {
    return inTurns(leases, ringsAtOnce, (some) =>
      this.#connection.use((db) => Promise.all(some.map((lease) => this.#leaseOne(ringsIn(db), lease)))),
    );
  }

  /** One after the other, each durable before the next; what was done before is not done again. */
  async destroy(destructions: readonly Destruction[]): Promise<void> {
    const records = await this.read(destructions.map(({ ring }) => ring));
    const byRing = new Map(records.map((record) => [record._id, record]));
    for (const destruction of destructions) {
      // No destruction is ever undone: what was done when it was read still is.
      if (isDone(byRing.get(destruction.ring), destruction)) continue;
      await this.#change(destruction.ring, (found) => destroyed(this.#keys, found, destruction));
    }
  }

  /** Puts every secret that still stands under another key under the current one. Answers how many rings it changed. */
  async rewrap(): Promise<number> {
    let count = 0;
    for (let after = ''; ; ) {
      const page = await this.#connection.read((db) =>
        ringsIn(db)
          .find({ _id: { $gt: after as Id } }, { sort: { _id: 1 }, limit: ringsPerRead, batchSize: ringsPerRead })
          .toArray(),
      );
      const last = page.at(-1);
      if (last === undefined) return count;
      after = last._id;
      const outdated = page.filter(({ nodes }) => nodes.some(({ secret }) => this.#keys.isOutdated(secret)));
      for (const { _id } of outdated) await this.#change(_id, (found) => found && rewrapped(this.#keys, found));
      count += outdated.length;
    }
  }

  async #leaseOne(rings: Collection<RingRecord>, { ring, count }: LeaseRequest): Promise<LeaseOutcome> {
    const live = { _id: ring, state: 'LIVE' as const, nextLeaf: { $lte: leafCount - count } };
    const step = { $inc: { nextLeaf: count, revision: 1 } };
    for (;;) {
      const leased = await rings.findOneAndUpdate(live, step, { returnDocument: 'before' });
      if (leased !== null) return { first: leased.nextLeaf };
      const found = await rings.findOne({ _id: ring });
      const refusal = found && refusalOf(found, count);
      if (refusal) return refusal;
      if (found !== null) continue;
      const { record, secret } = plantedRing(this.#keys, ring, count);
      if (await inserted(rings, record)) return { first: 0, planted: secret };
    }
  }

  /** Changes the ring as it stands: where another node was faster, what that has left. */
  async #change(ring: Id, change: (found: RingRecord | undefined) => RingRecord | undefined): Promise<void> {
    return this.#connection.use(async (db) => {
      const rings = ringsIn(db);
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const found = await rings.findOne({ _id: ring });
        const next = change(found ?? undefined);
        if (next === undefined || (await this.#put(rings, found?.revision, next))) return;
      }
      throw new VaultUnavailable(`other nodes keep changing ring ${ring}`);
    });
  }

  async #put(rings: Collection<RingRecord>, revision: number | undefined, next: RingRecord): Promise<boolean> {
    if (revision === undefined) return inserted(rings, next);
    const { _id, ...content } = next;
    return (await rings.replaceOne({ _id, revision }, content)).matchedCount === 1;
  }
}
