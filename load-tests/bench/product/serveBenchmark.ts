import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { createLog, processEnvironment } from '@chat/platform';
import { startProduct } from '@chat/standalone';
import { offer } from '../remote.ts';
import type { ProductCommands } from './runningProduct.ts';

// The product as `npm start` starts it, with a line to the benchmark for what only the process itself can tell.
const delay = monitorEventLoopDelay({ resolution: 1 });
const started = performance.now();
const environment = processEnvironment();
const product = await startProduct(environment, createLog({ level: environment.logLevel }));

const readyWithin = 600_000;

const ready = async (): Promise<number> => {
  while ((await fetch(`${product.address}/readyz`)).status !== 200) {
    if (performance.now() - started > readyWithin) throw new Error('the product does not become ready');
    await wait(5);
  }
  return performance.now() - started;
};
// From the start, not from when somebody asks.
const readyAfter = ready();
// Asked for or not: a product that is stopped before it was ready is no failure of its own.
readyAfter.catch(() => undefined);

const commands: ProductCommands = {
  describe: async () => ({ address: product.address, setUpSecret: product.setUpLink?.split('#')[1] }),
  readyAfter: () => readyAfter,
  statistics: async () => product.statistics(),
  rebuild: async (view) => (await product.rebuild(view)).differentIds.length === 0,
  collectGarbage: async () => globalThis.gc?.(),
  watchDelay: async () => {
    delay.reset();
    delay.enable();
  },
  delayP99: async () => {
    delay.disable();
    return delay.percentile(99) / 1e6;
  },
  stop: () => product.stop(),
};

offer(commands);
