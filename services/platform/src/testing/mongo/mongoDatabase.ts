import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe } from 'vitest';
import { type MongoServer, startMongoStandIn } from './mongoStandIn.ts';

/** A database of one test's own, which its disposal drops. */
export interface MongoDatabase extends AsyncDisposable {
  readonly url: string;
  readonly database: string;
}

/** Names a database that nobody else uses; MongoDB makes it with the first write. */
export const temporaryMongoDatabase = (url: string): MongoDatabase => {
  const database = `chat_test_${randomBytes(8).toString('hex')}`;
  return {
    url,
    database,
    [Symbol.asyncDispose]: async () => {
      await using client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
      await client.db(database).dropDatabase();
    },
  };
};

/** Runs the tests on the stand-in, and on the MongoDB of `MONGO_URL` too where that is set. `url` is known inside of tests. */
export const onEveryMongo = (jar: string, tests: (url: () => string, server: string) => void): void => {
  describe('on mongo-java-server', () => {
    let server: MongoServer | undefined;
    const url = (): string => {
      if (server === undefined) throw new Error('the stand-in runs during tests only');
      return server.url;
    };
    beforeAll(async () => {
      server = await startMongoStandIn(jar);
    });
    afterAll(() => server?.[Symbol.asyncDispose]());
    tests(url, 'mongo-java-server');
  });
  const given = process.env['MONGO_URL'];
  if (given !== undefined && given !== '') describe('on MONGO_URL', () => tests(() => given, 'MONGO_URL'));
};
