import { cp } from 'node:fs/promises';
import { hotProduct } from '../arena.ts';
import type { Figure, Goal } from '../measure/goal.ts';
import { startProduct } from '../product/runningProduct.ts';
import type { Run } from '../run.ts';
import { longLog } from '../seeding/longLog.ts';

const gate = { atMost: 20 };
const aim = { atMost: 10 };
const subscribers = 1_000;

const underLoad = async (run: Run): Promise<Figure> => {
  const { product, world } = await hotProduct(run);
  await using load = await product.load(run.size(subscribers, 50));
  const { commands } = world.product;
  const { p99, others } = await run.rounds('P14 under load', async () => {
    await commands.watchDelay();
    await load.commands.paced(50, run.size(5, 0.5));
    return { p99: await commands.delayP99() };
  });
  return { goal: 'P14', name: `event-loop delay p99 under load, ms`, values: p99, gate, aim, others };
};

/** On a log whose views are not built yet, from when the server listens; then a rebuild of the largest view. */
const whileProjecting = async (run: Run): Promise<readonly Figure[]> => {
  const log = await longLog(run, run.size(100_000, 5_000));
  const { catchUp, rebuild, others } = await run.rounds('P14 catch-up and rebuild', async () => {
    const directory = await run.directory();
    await cp(log.directory, directory, { recursive: true, filter: (path) => !path.includes('views.sqlite') });
    await using product = await startProduct({ directory });
    await product.commands.watchDelay();
    await product.commands.readyAfter();
    const catchUp = await product.commands.delayP99();
    await product.commands.watchDelay();
    if (!(await product.commands.rebuild('messages'))) throw new Error('the rebuilt view of messages differs');
    return { catchUp, rebuild: await product.commands.delayP99() };
  });
  return [
    { goal: 'P14', name: 'event-loop delay p99 during catch-up, ms', values: catchUp, gate, aim, others },
    { goal: 'P14', name: 'event-loop delay p99 during a rebuild, ms', values: rebuild, gate, aim, others },
  ];
};

export const p14: Goal = {
  name: 'P14',
  about: 'delay of the API thread',
  measure: async (run) => [await underLoad(run), ...(await whileProjecting(run))],
};
