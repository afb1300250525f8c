import { type RunningProduct, startProduct } from '../../bench/product/runningProduct.ts';
import type { Cluster, Faults } from './cluster.ts';
import { openWire, type Wire } from './wire.ts';

/** It was started for the first time on an empty directory, so it must have printed a link. */
class NoSetUpLink extends Error {
  override readonly name = 'NoSetUpLink';
}

interface Running {
  product: RunningProduct | undefined;
}

const faultsOf = (running: Running, wire: Wire, directory: string): Faults => {
  const signal = (name: NodeJS.Signals): void => {
    if (running.product !== undefined) process.kill(running.product.pid, name);
  };
  return {
    kill: async () => {
      const { product } = running;
      running.product = undefined;
      await product?.[Symbol.asyncDispose]();
    },
    start: async () => {
      running.product = await startProduct({ directory });
    },
    stop: () => signal('SIGSTOP'),
    resume: () => signal('SIGCONT'),
    cut: () => wire.cut(),
    refuse: () => wire.refuse(),
    accept: () => wire.accept(),
  };
};

/** The embedded product as one process behind one wire, on an empty directory. */
export const startEmbeddedCluster = async (directory: string): Promise<Cluster> => {
  await using owned = new AsyncDisposableStack();
  const running: Running = { product: await startProduct({ directory }) };
  owned.defer(async () => {
    await running.product?.[Symbol.asyncDispose]();
  });
  const wire = owned.use(await openWire({ target: () => running.product?.port }));
  const setUpSecret = running.product?.setUpSecret;
  if (setUpSecret === undefined) throw new NoSetUpLink('the product offers no set-up link: is its directory empty?');
  const stack = owned.move();
  return {
    nodes: [{ name: 'node-1', address: `http://127.0.0.1:${wire.port}` }],
    parts: [{ name: 'node-1', faults: faultsOf(running, wire, directory) }],
    setUpSecret,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};
