import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startMongoStandIn, startRedis, temporaryDirectory } from '@chat/platform/testing';
import { startFaceProcess } from '@chat/platform/testing/esdbFace';

/** Programs and files that the engines of a spec need. */
export interface EngineComponents {
  readonly redis: string;
  readonly mongo: string;
}

/** Engines of a spec's own, each with the settings that lead to it. Disposing them kills all of them. */
export interface Engines extends AsyncDisposable {
  /** For what a program keeps in files. */
  readonly directory: string;
  readonly log: Readonly<Record<string, string>>;
  readonly readModels: Readonly<Record<string, string>>;
  readonly keys: Readonly<Record<string, string>>;
  readonly live: Readonly<Record<string, string>>;
}

const databaseIn = (url: string, database: string): string => url.replace('/?', `/${database}?`);

/** Starts the face of EventStoreDB, the stand-in of MongoDB, and Redis. */
export const startEngines = async ({ redis, mongo }: EngineComponents): Promise<Engines> => {
  await using owned = new AsyncDisposableStack();
  const { path: directory } = owned.use(await temporaryDirectory());
  const [log, documents, live] = await Promise.all([
    startFaceProcess(directory).then((started) => owned.adopt(started, (face) => face.kill())),
    startMongoStandIn(mongo).then((started) => owned.use(started)),
    startRedis(redis).then((started) => owned.use(started)),
  ]);
  const keyFile = join(directory, 'vault.key');
  await writeFile(keyFile, randomBytes(32), { mode: 0o600 });
  const stack = owned.move();
  return {
    directory,
    log: { ESDB_URI: `esdb://127.0.0.1:${log.port}?tls=false` },
    readModels: { MONGO_URL: databaseIn(documents.url, 'views') },
    keys: { PRIVATE_MONGO_URL: databaseIn(documents.url, 'keys'), VAULT_KEY_FILE: keyFile },
    live: { REDIS_URL: live.url },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};
