import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@chat/platform/testing';
import { type NodeProcess, startNodeProcess } from '@chat/standalone/testing/nodeProcess';
import type { Cluster, Faults, Part } from './cluster.ts';
import { startEngineParts } from './engineParts.ts';
import { openWire } from './wire.ts';

/** None of the nodes printed a link: the engines were not empty. */
class NoSetUpLink extends Error {
  override readonly name = 'NoSetUpLink';
}

const nodeCount = 3;
const projectorCount = 2;
const fileOf = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const api = fileOf('services/api/src/main.ts');
const projector = fileOf('projections/src/main.ts');

type Variables = Readonly<Record<string, string>>;

/** A program that is started again after it was killed. */
interface Restarted extends AsyncDisposable {
  readonly lines: readonly string[];
  readonly faults: Faults;
}

const startRestarted = async (start: () => Promise<NodeProcess>): Promise<Restarted> => {
  let running = await start();
  return {
    lines: running.lines,
    faults: {
      kill: () => running.kill(),
      start: async () => {
        running = await start();
      },
      stop: () => void running.process.kill('SIGSTOP'),
      resume: () => void running.process.kill('SIGCONT'),
    },
    [Symbol.asyncDispose]: () => running.kill(),
  };
};

const startApi = async (name: string, variables: Variables, owned: AsyncDisposableStack) => {
  const port = await freePort();
  const own = { ...variables, PORT: String(port), LOG_LEVEL: 'error' };
  const isReady = /^Chat-JS listens on/;
  const start = () => startNodeProcess({ command: process.execPath, args: [api], variables: own, isReady });
  const node = owned.use(await startRestarted(start));
  const wire = owned.use(await openWire({ target: () => port }));
  const faults: Faults = { ...node.faults, cut: () => wire.cut(), refuse: () => wire.refuse(), accept: () => wire.accept() };
  return { node: { name, address: `http://127.0.0.1:${wire.port}` }, part: { name, faults }, lines: node.lines };
};

const startProjector = async (name: string, variables: Variables, owned: AsyncDisposableStack): Promise<Part> => {
  const own = { ...variables, LOG_LEVEL: 'error' };
  const isReady = /^Chat-JS folds/;
  const start = () => startNodeProcess({ command: process.execPath, args: [projector], variables: own, isReady });
  const { faults } = owned.use(await startRestarted(start));
  return { name, faults };
};

const named = (word: string, count: number): readonly string[] => Array.from({ length: count }, (_, at) => `${word}-${at + 1}`);

/** Three API nodes and two projectors over engines of their own, each a process, those that are talked to behind wires. */
export const startProcessCluster = async (directory: string): Promise<Cluster> => {
  await using owned = new AsyncDisposableStack();
  await mkdir(directory, { recursive: true });
  const keyFile = join(directory, 'vault.key');
  await writeFile(keyFile, randomBytes(32), { mode: 0o600 });
  const engines = owned.use(await startEngineParts(join(directory, 'log')));
  const variables = { ...engines.variables, VAULT_KEY_FILE: keyFile, DATA_DIR: directory };
  const nodes = await Promise.all(named('node', nodeCount).map((name) => startApi(name, variables, owned)));
  const projectors = await Promise.all(named('projector', projectorCount).map((name) => startProjector(name, variables, owned)));
  const links = nodes.flatMap(({ lines }) => lines.map((line) => /\/setup#(\S+)/.exec(line)?.[1]));
  const setUpSecret = links.find((link) => link !== undefined);
  if (setUpSecret === undefined) throw new NoSetUpLink('no node offers a set-up link: are its engines empty?');
  const stack = owned.move();
  return {
    nodes: nodes.map(({ node }) => node),
    parts: [...nodes.map(({ part }) => part), ...projectors, ...engines.parts],
    setUpSecret,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};
