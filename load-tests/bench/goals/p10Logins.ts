import { hotProduct } from '../arena.ts';
import type { Figure, Goal } from '../measure/goal.ts';
import { median } from '../measure/statistics.ts';
import { RequestRefused } from '../product/api.ts';
import { logIn, register } from '../product/world.ts';
import type { Run } from '../run.ts';

const perSecond = 50;
const subscribers = 100;
const concurrentLogins = 20;
const handle = 'visitor';

/** Keeps so many logins under way until it is told to stop; answers with how many came through. */
const keepLoggingIn = (address: string) => {
  let isStopping = false;
  let done = 0;
  const loop = async () => {
    while (!isStopping) {
      try {
        await logIn(address, handle);
        done += 1;
      } catch (error) {
        // A full queue of hashes refuses; what is asked for is that messages do not feel it.
        if (!(error instanceof RequestRefused)) throw error;
      }
    }
  };
  const running = Promise.all(Array.from({ length: concurrentLogins }, loop));
  return async (): Promise<number> => {
    isStopping = true;
    await running;
    return done;
  };
};

const figures = async (run: Run): Promise<readonly Figure[]> => {
  const { product, world } = await hotProduct(run);
  const { address } = world.product;
  await register(address, handle);
  await using load = await product.load(subscribers);
  const seconds = run.size(20, 0.5);
  const { ratio, logins, others } = await run.rounds('P10', async () => {
    const without = await load.commands.paced(perSecond, seconds);
    const stop = keepLoggingIn(address);
    const during = await load.commands.paced(perSecond, seconds);
    const done = await stop();
    return { ratio: during.receiveP99 / without.receiveP99, logins: done / seconds };
  });
  const name = `message p99 with ${concurrentLogins} concurrent logins ÷ without`;
  const note = `${median(logins).toFixed(0)} logins/s`;
  return [{ goal: 'P10', name, values: ratio, gate: { atMost: 2 }, aim: { atMost: 1.3 }, others, note }];
};

export const p10: Goal = { name: 'P10', about: 'logins beside messages', measure: figures };
