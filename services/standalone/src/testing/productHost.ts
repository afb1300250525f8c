import { component } from '@chat/platform/testing/components';
import { openBalancer } from './balancer.ts';
import { type Cluster, startClusterOn } from './cluster.ts';
import { startEngines } from './engines.ts';
import { type ProductProcess, startProductProcess } from './productProcess.ts';

/** Where the product of a spec runs, over kills and starts. Disposing it takes away what outlives a kill. */
export interface ProductHost extends AsyncDisposable {
  /** Settings that lead to the data, for a tool that works on it while the product does not run. */
  readonly variables: Readonly<Record<string, string>>;
  /** On this port, or on any free one. */
  start(port?: number): Promise<ProductProcess>;
}

const oneProcess = (directory: string): ProductHost => ({
  variables: { DATA_DIR: directory },
  start: (port = 0) => startProductProcess({ directory, servesPages: true, variables: { PORT: String(port) } }),
  [Symbol.asyncDispose]: async () => undefined,
});

const pathOf = (name: 'redis' | 'mongo'): string => {
  const found = component(name);
  if (found === undefined) throw new Error(`not run: ${name}, which a cluster needs`);
  return found.path;
};

/** Two nodes behind one port and two projectors, as one product. */
const manyAsOne = (cluster: Cluster, address: string, close: () => Promise<void>): ProductProcess => {
  const all = [...cluster.nodes, ...cluster.projectors];
  const [first] = cluster.nodes;
  if (first === undefined) throw new RangeError('there is no node');
  const kill = async (): Promise<void> => {
    await Promise.all(all.map((one) => one.kill()));
    await close();
  };
  return {
    process: first.process,
    address,
    get setUpSecret() {
      return cluster.nodes.map(({ setUpSecret }) => setUpSecret).find((secret) => secret !== undefined);
    },
    output: () => cluster.nodes.map((node) => node.output()).join('\n'),
    kill,
    stop: async () => {
      const codes = await Promise.all(all.map((one) => one.stop()));
      await close();
      return codes.find((code) => code !== 0) ?? 0;
    },
    [Symbol.asyncDispose]: kill,
  };
};

const manyProcesses = async (): Promise<ProductHost> => {
  const engines = await startEngines({ redis: pathOf('redis'), mongo: pathOf('mongo') });
  const { log, readModels, keys, live, directory } = engines;
  const variables = { ...log, ...readModels, ...keys, ...live, DATA_DIR: directory };
  return {
    variables,
    start: async (port = 0) => {
      let cluster: Cluster | undefined;
      const ports = () => (cluster?.nodes ?? []).map(({ address }) => Number(new URL(address).port));
      const balancer = await openBalancer(port, ports);
      const address = `http://127.0.0.1:${balancer.port}`;
      cluster = await startClusterOn({ ...variables, PUBLIC_URL: address }, { nodes: 2, projectors: 2 });
      return manyAsOne(cluster, address, async () => balancer[Symbol.asyncDispose]());
    },
    [Symbol.asyncDispose]: () => engines[Symbol.asyncDispose](),
  };
};

/** One process on the embedded stores, or with `CHAT_CLUSTER=1` many over engines of their own. */
export const productHost = (directory: string): Promise<ProductHost> =>
  process.env['CHAT_CLUSTER'] === '1' ? manyProcesses() : Promise.resolve(oneProcess(directory));
