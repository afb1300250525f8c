import { join } from 'node:path';
import { temporaryMongoDatabase } from '../../testing/mongo/mongoDatabase.ts';
import { temporaryDirectory } from '../../testing/temporaryDirectory.ts';
import type { ReadStore, ReadStoreWriter } from '../readStore.ts';
import { openSqliteReader } from '../sqlite/sqliteReader.ts';
import { openSqliteReadStore } from '../sqlite/sqliteReadStore.ts';
import { openMongoReader, openMongoReadStore } from './openMongo.ts';

/** The two connections to one store. */
export interface Store {
  readonly reader: ReadStore;
  readonly writer: ReadStoreWriter;
}

/** Runs the work on an empty SQLite store and an empty one in MongoDB. */
export const withBothStores = async <Result>(
  url: string,
  work: (stores: readonly [sqlite: Store, mongo: Store]) => Promise<Result>,
): Promise<Result> => {
  await using directory = await temporaryDirectory();
  await using database = temporaryMongoDatabase(url);
  const path = join(directory.path, 'views.db');
  const sqlite = { reader: await openSqliteReader({ path }), writer: await openSqliteReadStore({ path }) };
  const mongo = { reader: await openMongoReader(database), writer: await openMongoReadStore(database) };
  try {
    return await work([sqlite, mongo]);
  } finally {
    for (const store of [sqlite.reader, sqlite.writer, mongo.reader, mongo.writer]) await store.close();
  }
};
