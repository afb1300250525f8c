import { fileURLToPath } from 'node:url';
import { freePort } from '@chat/platform/testing';
import { type EngineComponents, startEngines } from './engines.ts';
import { type NodeProcess, startNodeProcess } from './nodeProcess.ts';
import { isListening, type ProductProcess, productOf } from './productProcess.ts';

export interface ClusterOptions {
  readonly components: EngineComponents;
  readonly nodes?: number;
  readonly projectors?: number;
}

/** An API node that shows what it measures. */
export interface ClusterNode extends ProductProcess {
  readonly metricsPort: number;
}

/** The product as many processes on one machine. Disposing it kills all of them. */
export interface Cluster extends AsyncDisposable {
  readonly nodes: readonly ClusterNode[];
  readonly projectors: readonly NodeProcess[];
  /** What every process of it is started with. */
  readonly variables: Readonly<Record<string, string>>;
  /** One more node, or one again at the port of one that was killed. */
  startNode(port?: number): Promise<ClusterNode>;
  startProjector(): Promise<NodeProcess>;
}

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const api = fileOf('../../../api/src/main.ts');
const projector = fileOf('../../../../projections/src/main.ts');
const node = process.execPath;

/** Starts nodes and projectors over engines that these settings name, and waits until all of them say that they are there. */
export const startClusterOn = async (
  variables: Readonly<Record<string, string>>,
  { nodes, projectors }: { readonly nodes: number; readonly projectors: number },
): Promise<Cluster> => {
  await using starting = new AsyncDisposableStack();
  // Nodes are started later, too.
  const owned = starting.use(new AsyncDisposableStack());
  const startNode = async (port = 0): Promise<ClusterNode> => {
    const metricsPort = await freePort();
    const own = { ...variables, PORT: String(port), METRICS_PORT: String(metricsPort) };
    const started = await startNodeProcess({ command: node, args: [api], variables: own, isReady: isListening });
    return owned.use(Object.assign(productOf(started), { metricsPort }));
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

/** Starts the engines too. */
export const startCluster = async ({ components, nodes = 3, projectors = 2 }: ClusterOptions): Promise<Cluster> => {
  await using starting = new AsyncDisposableStack();
  const { log, readModels, keys, live, directory } = starting.use(await startEngines(components));
  const variables = { ...log, ...readModels, ...keys, ...live, DATA_DIR: directory };
  const cluster = starting.use(await startClusterOn(variables, { nodes, projectors }));
  const stack = starting.move();
  return { ...cluster, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};
