import type { LoadCommands, Target } from './load/target.ts';
import { openWorld, productTarget, type World, yardstickTarget } from './product/world.ts';
import { type Remote, startRemote } from './remote.ts';
import type { Run } from './run.ts';
import type { BareCommands, YardstickCommands } from './yardsticks/yardstick.ts';

/** One of the servers that are measured side by side. */
export interface Contender {
  readonly pid: number;
  /** Opens a load on it with so many subscribers; disposing closes them. */
  load(sockets: number): Promise<Remote<LoadCommands>>;
}

/** A yardstick's process. Disposing kills it. */
export interface Yardstick<Commands> extends AsyncDisposable {
  readonly remote: Remote<Commands>;
  readonly target: Target;
  readonly contender: Contender;
}

/** The product with a long log, warmed up. */
export interface HotProduct {
  readonly world: World;
  readonly product: Contender;
}

/** A load generator in a process of its own, connected. */
export const startLoad = async (target: Target, sockets: number): Promise<Remote<LoadCommands>> => {
  const load = await startRemote<LoadCommands>({ script: new URL('./load/load.process.ts', import.meta.url) });
  try {
    await load.commands.connect(target, sockets);
    return load;
  } catch (error) {
    await load[Symbol.asyncDispose]();
    throw error;
  }
};

export const contender = (pid: number, targetFor: (sockets: number) => Promise<Target>): Contender => ({
  pid,
  load: async (sockets) => startLoad(await targetFor(sockets), sockets),
});

/** A channel's id as long as the product's. */
const anyChannel = '0'.repeat(32);

const yardstick = async <Commands extends YardstickCommands>(remote: Remote<Commands>): Promise<Yardstick<Commands>> => {
  const target = yardstickTarget(await remote.commands.port(), anyChannel);
  return {
    remote,
    target,
    contender: contender(remote.pid, async () => target),
    [Symbol.asyncDispose]: () => remote[Symbol.asyncDispose](),
  };
};

const execArgv = ['--expose-gc'];

export const openBare = async (): Promise<Yardstick<BareCommands>> =>
  yardstick(await startRemote<BareCommands>({ script: new URL('./yardsticks/bareWs.process.ts', import.meta.url), execArgv }));

const openStock = async (): Promise<Yardstick<YardstickCommands>> =>
  yardstick(
    await startRemote<YardstickCommands>({ script: new URL('./yardsticks/stock.process.ts', import.meta.url), execArgv }),
  );

/** A long log, hot caches and compiled code: 10,000 facts in the channel, sent through the whole path. */
const warmUp = async (product: Contender, sends: number): Promise<void> => {
  await using load = await product.load(0);
  for (let sent = 0; sent < sends; ) sent += (await load.commands.closed(64, 1)).sent;
};

const openHot = async (run: Run, stack: AsyncDisposableStack): Promise<HotProduct> => {
  const world = await openWorld(run);
  stack.use(world.product);
  const product = contender(world.product.pid, (sockets) => productTarget(world, sockets));
  run.say('warming up');
  await warmUp(product, run.size(10_000, 300));
  return { world, product };
};

/** Made by the first goal that asks, and used by all of a run. */
export const hotProduct = (run: Run): Promise<HotProduct> => run.shared('hot product', (stack) => openHot(run, stack));

const openPrepared = async (run: Run, stack: AsyncDisposableStack): Promise<Contender> => {
  const { product } = await hotProduct(run);
  const bare = stack.use(await openBare());
  await using sampling = await product.load(1);
  await bare.remote.commands.prepare(await sampling.commands.sample());
  return bare.contender;
};

/** The bare server, which sends the very bytes that the product sends. */
export const bareServer = (run: Run): Promise<Contender> => run.shared('bare', (stack) => openPrepared(run, stack));

/** graphql-ws with its PubSub, for the goal that asks for it. */
export const stockServer = (run: Run): Promise<Contender> =>
  run.shared('stock', async (stack) => stack.use(await openStock()).contender);
