import { mkdir } from 'node:fs/promises';
import { type RedisServer, startMongoStandIn, startRedis } from '@chat/platform/testing';
import { component } from '@chat/platform/testing/components';
import { type FaceProcess, startFaceProcess } from '@chat/platform/testing/esdbFace';
import type { Faults, Part } from './cluster.ts';
import { openWire, type Wire } from './wire.ts';

/** Something of this machine is missing that the cluster needs. */
export class MissingComponent extends Error {
  override readonly name = 'MissingComponent';
}

/** The engines of a cluster, each behind a wire. */
export interface EngineParts extends AsyncDisposable {
  /** The settings that lead to them. */
  readonly variables: Readonly<Record<string, string>>;
  readonly parts: readonly Part[];
}

const pathOf = (name: 'redis' | 'mongo'): string => {
  const found = component(name);
  if (found === undefined) throw new MissingComponent(`not run: ${name}, which the cluster needs (.ci/run provides it)`);
  return found.path;
};

const wired = (wire: Wire): Faults => ({
  cut: () => wire.cut(),
  refuse: () => wire.refuse(),
  accept: () => wire.accept(),
});

const portOf = ({ url }: Pick<RedisServer, 'url'>): number => Number(new URL(url).port);

/** The log keeps its directory and port over kills. */
const openLog = async (directory: string, owned: AsyncDisposableStack) => {
  await mkdir(directory, { recursive: true });
  let face: FaceProcess = await startFaceProcess(directory);
  const { port } = face;
  owned.defer(() => face.kill());
  const wire = owned.use(await openWire({ target: () => port }));
  const faults: Faults = {
    ...wired(wire),
    kill: () => face.kill(),
    start: async () => {
      face = await startFaceProcess(directory, port);
    },
    stop: () => face.freeze(),
    resume: () => face.thaw(),
  };
  return { variables: { ESDB_URI: `esdb://127.0.0.1:${wire.port}?tls=false` }, part: { name: 'log', faults } };
};

/** The stand-in keeps nothing on a disk: it is stopped and cut, never killed. */
const openDocuments = async (owned: AsyncDisposableStack) => {
  const server = owned.use(await startMongoStandIn(pathOf('mongo')));
  const wire = owned.use(await openWire({ target: () => server.port }));
  const databaseAt = (name: string) => `mongodb://127.0.0.1:${wire.port}/${name}?directConnection=true`;
  const faults: Faults = { ...wired(wire), stop: () => server.freeze(), resume: () => server.thaw() };
  const variables = { MONGO_URL: databaseAt('views'), PRIVATE_MONGO_URL: databaseAt('keys') };
  return { variables, part: { name: 'documents', faults } };
};

const openRedis = async (owned: AsyncDisposableStack) => {
  const server = owned.use(await startRedis(pathOf('redis')));
  const wire = owned.use(await openWire({ target: () => portOf(server) }));
  const faults: Faults = {
    ...wired(wire),
    kill: () => server.crash(),
    start: () => server.start(),
    stop: () => server.suspend(),
    resume: () => server.resume(),
  };
  return { variables: { REDIS_URL: `redis://127.0.0.1:${wire.port}` }, part: { name: 'redis', faults } };
};

/** Keys lie in a database of their own beside the one that is named. */
const databasesAt = (url: string): Readonly<Record<string, string>> => ({
  MONGO_URL: url,
  PRIVATE_MONGO_URL: process.env['PRIVATE_MONGO_URL'] ?? url.replace(/\/([\w-]+)(?=\?|$)/, '/$1-keys'),
});

/** Starts all of them. An engine that `ESDB_URI` or `MONGO_URL` names is somebody's own: it is used and never harmed. */
export const startEngineParts = async (directory: string): Promise<EngineParts> => {
  await using owned = new AsyncDisposableStack();
  const { ESDB_URI: log, MONGO_URL: documents } = process.env;
  const opened = [
    ...(log ? [] : [await openLog(directory, owned)]),
    ...(documents ? [] : [await openDocuments(owned)]),
    await openRedis(owned),
  ];
  const given = { ...(log && { ESDB_URI: log }), ...(documents && databasesAt(documents)) };
  const stack = owned.move();
  return {
    variables: Object.assign({}, given, ...opened.map(({ variables }) => variables)),
    parts: opened.map(({ part }) => part),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};
