import type { Collection, Db } from 'mongodb';
import { codeOf, type MongoConnection, timeoutMillis } from '../../mongo/mongoConnection.ts';
import { type Plan, plan } from '../queryPlan.ts';
import {
  type Checkpoint,
  type Counted,
  type Document,
  type Query,
  type ReadStore,
  readStoreLimits,
  UnindexedQuery,
  type ViewDeclaration,
} from '../readStore.ts';
import { encodeText } from './encoding.ts';
import { filterOf } from './filters.ts';
import { indexOf, orderOf, type Stored } from './layout.ts';
import { collectionIn } from './viewCollection.ts';
import { findRecord } from './viewRecord.ts';

/** Swaps that a call outlives: each may end its cursor or take away the index that it names. */
const attempts = 5;
const badValue = 2;
const cursorNotFound = 43;
const queryPlanKilled = 175;
const swapped: readonly (number | undefined)[] = [badValue, cursorNotFound, queryPlanKilled];

const bounded = { maxTimeMS: timeoutMillis } as const;
const onlyDocument = { ...bounded, projection: { _id: 0, doc: 1 } } as const;

// Written by `serialize` from a document of this view.
const parse = <Doc extends Document>({ doc }: Pick<Stored, 'doc'>): readonly Doc[] =>
  doc === undefined ? [] : [JSON.parse(doc) as Doc];

/** Names the index, so that no other plan is ever tried; the planner might find one that sorts. */
const hintOf = (view: ViewDeclaration, { index }: Plan) => {
  const declared = view.indexes[index];
  return declared === undefined ? {} : { hint: indexOf(declared) };
};

const checkAtMost = (view: ViewDeclaration, count: number, limit: number): void => {
  if (count > limit) throw new UnindexedQuery(`view ${view.name}: at most ${limit} documents a call`);
};

/** Reads of the views in one database. */
export class MongoReader implements ReadStore {
  protected readonly connection: MongoConnection;
  #prepared = new WeakSet<ViewDeclaration>();

  constructor(connection: MongoConnection) {
    this.connection = connection;
  }

  async get<Doc extends Document>(view: ViewDeclaration<Doc>, id: string): Promise<Doc | undefined> {
    return (await this.getMany(view, [id]))[0];
  }

  async getMany<Doc extends Document>(view: ViewDeclaration<Doc>, ids: readonly string[]): Promise<readonly Doc[]> {
    checkAtMost(view, ids.length, readStoreLimits.getMany);
    return this.#read<readonly Doc[]>(view, [], async (collection) => {
      const filter = { _id: { $in: ids.map(encodeText) } };
      const found = await collection.find(filter, { ...onlyDocument, batchSize: readStoreLimits.getMany }).toArray();
      const byId = new Map(found.flatMap((stored) => parse<Doc>(stored)).map((document) => [document._id, document]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    });
  }

  async find<Doc extends Document>(view: ViewDeclaration<Doc>, query: Query): Promise<readonly Doc[]> {
    const planned = plan(view, query);
    const order = orderOf(planned.paths, planned.descending ? -1 : 1);
    return this.#read<readonly Doc[]>(view, [], async (collection) => {
      const documents: Doc[] = [];
      for (const step of planned.steps) {
        const limit = planned.limit - documents.length;
        if (limit === 0) break;
        const options = { ...onlyDocument, ...hintOf(view, planned), sort: order, limit, batchSize: limit };
        const found = await collection.find(filterOf(planned, step), options).toArray();
        for (const stored of found) documents.push(...parse<Doc>(stored));
      }
      return documents;
    });
  }

  async count(view: ViewDeclaration, query: Omit<Query, 'limit' | 'after' | 'order'>): Promise<Counted> {
    const planned = plan(view, { ...query, limit: 1 });
    const found = await this.#read<number>(view, 0, async (collection) => {
      const [step] = planned.steps;
      if (step === undefined) return 0;
      const options = { ...bounded, ...hintOf(view, planned), limit: readStoreLimits.counted + 1 };
      return collection.countDocuments(filterOf(planned, step), options);
    });
    return { count: Math.min(found, readStoreLimits.counted), more: found > readStoreLimits.counted };
  }

  async checkpoint(view: ViewDeclaration): Promise<Checkpoint | undefined> {
    const record = await this.connection.read((db) => findRecord(db, view));
    if (record === undefined || record.logId === '') return undefined;
    // Written by `moveCheckpoint` from a checkpoint.
    return { logId: record.logId as Checkpoint['logId'], position: record.position };
  }

  async scan<Doc extends Document>(
    view: ViewDeclaration<Doc>,
    after: string | undefined,
    limit: number,
  ): Promise<readonly Doc[]> {
    checkAtMost(view, limit, readStoreLimits.scan);
    return this.#read<readonly Doc[]>(view, [], async (collection) => {
      // A limit of 0 would mean all.
      if (limit < 1) return [];
      const filter = { _id: { $gt: encodeText(after ?? '') }, doc: { $exists: true } };
      const found = await collection.find(filter, { ...onlyDocument, sort: { _id: 1 }, limit, batchSize: limit }).toArray();
      return found.flatMap((stored) => parse<Doc>(stored));
    });
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  /** `absent` where the view is not prepared. Runs the work again where the view was swapped under it. */
  async #read<Result>(
    view: ViewDeclaration,
    absent: Result,
    work: (collection: Collection<Stored>) => Promise<Result>,
  ): Promise<Result> {
    const attempt = async (db: Db): Promise<Result> =>
      (await this.#isPrepared(db, view)) ? await work(collectionIn(db, view)) : absent;
    return this.connection.read(async (db) => {
      for (let made = 1; ; made += 1) {
        try {
          return await attempt(db);
        } catch (error) {
          this.#prepared = new WeakSet();
          if (!swapped.includes(codeOf(error)) || made === attempts) throw error;
        }
      }
    });
  }

  /** Asked once a declaration: a view that was dropped since is empty, which is the same as absent. */
  async #isPrepared(db: Db, view: ViewDeclaration): Promise<boolean> {
    if (this.#prepared.has(view)) return true;
    if ((await findRecord(db, view)) === undefined) return false;
    this.#prepared.add(view);
    return true;
  }
}
