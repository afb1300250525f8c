import { setTimeout as wait } from 'node:timers/promises';
import { openBare, startLoad } from '../arena.ts';
import type { Target } from '../load/target.ts';
import type { Figure, Goal } from '../measure/goal.ts';
import { privateMemoryOf } from '../measure/processTree.ts';
import { median } from '../measure/statistics.ts';
import { openWorld, productTarget } from '../product/world.ts';
import type { Run } from '../run.ts';

interface Collecting {
  readonly pid: number;
  readonly commands: { collectGarbage(): Promise<void> };
}

const warmSockets = 100;

const memoryOf = async ({ pid, commands }: Collecting): Promise<number> => {
  for (let times = 0; times < 3; times += 1) {
    await commands.collectGarbage();
    // The allocator gives pages back a little later.
    await wait(100);
  }
  return privateMemoryOf(pid);
};

/** Bytes that each of so many connections adds, once others have brought everything shared into memory. */
const bytesAConnection = async (server: Collecting, target: Target, sockets: number): Promise<number> => {
  await using _warm = await startLoad(target, warmSockets);
  const before = await memoryOf(server);
  await using _many = await startLoad(target, sockets);
  return ((await memoryOf(server)) - before) / sockets;
};

const ofProduct = async (run: Run, sockets: number): Promise<number> => {
  const world = await openWorld(run);
  await using product = world.product;
  // All logins come first: the memory that hashing passwords takes is that of no connection.
  const target = await productTarget(world, warmSockets + sockets);
  // Awaited here: the product goes at the end of this block.
  return await bytesAConnection(product, target, sockets);
};

const ofBare = async (sockets: number): Promise<number> => {
  await using bare = await openBare();
  return await bytesAConnection(bare.remote, bare.target, sockets);
};

const figures = async (run: Run): Promise<readonly Figure[]> => {
  const sockets = run.size(1_000, 100);
  const { ratio, ours, theirs, others } = await run.rounds('P9', async () => {
    const product = await ofProduct(run, sockets);
    const bare = await ofBare(sockets);
    return { ratio: product / bare, ours: product, theirs: bare };
  });
  const note = `${(median(ours) / 1_024).toFixed(1)} KiB, bare ${(median(theirs) / 1_024).toFixed(1)} KiB`;
  const name = 'memory a subscribed connection ÷ bare ws';
  return [{ goal: 'P9', name, values: ratio, gate: { atMost: 3 }, aim: { atMost: 2.2 }, others, note }];
};

export const p9: Goal = { name: 'P9', about: 'memory a subscribed connection', measure: figures };
