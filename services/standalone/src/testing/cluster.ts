import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startMongoStandIn, startRedis, temporaryDirectory } from '@chat/platform/testing';
import { type NodeProcess, startNodeProcess } from './nodeProcess.ts';
import { isListening, type ProductProcess, productOf } from './productProcess.ts';

/** Programs and files that the engines of a cluster need. */
export interface ClusterComponents {
  readonly redis: string;
  readonly mongo: string;
}

export interface ClusterOptions {
  readonly components: ClusterComponents;
  readonly nodes?: number;
  readonly projectors?: number;
}

/** The product as many processes on one machine. Disposing it kills all of them. */
export interface Cluster extends AsyncDisposable {
  readonly nodes: readonly ProductProcess[];
  readonly projectors: readonly NodeProcess[];
  /** What every process of it is started with. */
  readonly variables: Readonly<Record<string, string>>;
  /** One more node, or one again at the port of one that was killed. */
  startNode(port?: number): Promise<ProductProcess>;
  startProjector(): Promise<NodeProcess>;
}

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const api = fileOf('../../../api/src/main.ts');
const projector = fileOf('../../../../projections/src/main.ts');
const face = fileOf('../../../platform/src/testing/esdbFace/esdbFace.process.ts');
const node = process.execPath;

/** Starts the face of EventStoreDB as a process of its own. */
const startFace = async (directory: string): Promise<NodeProcess & { readonly url: string }> => {
  const port = await freePort();
  const args = [face, directory, String(port)];
  const started = await startNodeProcess({ command: node, args, variables: {}, isReady: /^ready (\d+)$/ });
  return { ...started, url: `esdb://127.0.0.1:${port}?tls=false` };
};

const databaseIn = (url: string, database: string): string => url.replace(/\/\?/, `/${database}?`);

/** Starts the engines, then nodes and projectors, and waits until all of them say that they are there. */
export const startCluster = async ({ components, nodes = 3, projectors = 2 }: ClusterOptions): Promise<Cluster> => {
  await using starting = new AsyncDisposableStack();
  // Nodes are started later, too.
  const owned = starting.use(new AsyncDisposableStack());
  const { path: directory } = owned.use(await temporaryDirectory());
  const [log, mongo, redis] = await Promise.all([
    startFace(directory).then((started) => owned.use(started)),
    startMongoStandIn(components.mongo).then((started) => owned.use(started)),
    startRedis(components.redis).then((started) => owned.use(started)),
  ]);
  const keyFile = join(directory, 'vault.key');
  await writeFile(keyFile, randomBytes(32), { mode: 0o600 });
  const variables = {
    ESDB_URI: log.url,
    MONGO_URL: databaseIn(mongo.url, 'views'),
    PRIVATE_MONGO_URL: databaseIn(mongo.url, 'keys'),
    VAULT_KEY_FILE: keyFile,
    REDIS_URL: redis.url,
    DATA_DIR: directory,
    LOG_LEVEL: process.env['CLUSTER_LOG'] ?? 'warn',
  };
  const startNode = async (port = 0): Promise<ProductProcess> => {
    const own = { ...variables, PORT: String(port) };
    const started = await startNodeProcess({ command: node, args: [api], variables: own, isReady: isListening });
    return owned.use(productOf(started));
  };
  const startProjector = async (): Promise<NodeProcess> =>
    owned.use(await startNodeProcess({ command: node, args: [projector], variables, isReady: /^Chat-JS folds/ }));
  const started = {
    nodes: await Promise.all(Array.from({ length: nodes }, () => startNode())),
    projectors: await Promise.all(Array.from({ length: projectors }, () => startProjector())),
  };
  starting.move();
  return { ...started, variables, startNode, startProjector, [Symbol.asyncDispose]: () => owned.disposeAsync() };
};
