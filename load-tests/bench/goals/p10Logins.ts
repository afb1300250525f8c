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

interface LoggingIn extends AsyncDisposable {
  /** How many came through. */
  readonly done: () => number;
}

/** Keeps so many logins under way until it is disposed of, also where the round fails: whatever is measured next must not feel them. */
const keepLoggingIn = (address: string): LoggingIn => {
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
  return {
    done: () => done,
    [Symbol.asyncDispose]: async () => {
      isStopping = true;
      await running;
    },
  };
};

const figures = async (run: Run): Promise<readonly Figure[]> => {
  const { product, world } = await hotProduct(run);
  const { address } = world.product;
  await register(address, handle);
  const seconds = run.size(20, 0.5);
  const { ratio, logins, others } = await run.rounds('P10', async () => {
    // Connected anew: five rounds may take longer than a token lives.
    await using load = await product.load(subscribers);
    const without = await load.commands.paced(perSecond, seconds);
    await using loggingIn = keepLoggingIn(address);
    const during = await load.commands.paced(perSecond, seconds);
    return { ratio: during.receiveP99 / without.receiveP99, logins: loggingIn.done() / seconds };
  });
  const name = `message p99 with ${concurrentLogins} concurrent logins ÷ without`;
  const note = `${median(logins).toFixed(0)} logins/s`;
  return [{ goal: 'P10', name, values: ratio, gate: { atMost: 2 }, aim: { atMost: 1.3 }, others, note }];
};

export const p10: Goal = { name: 'P10', about: 'logins beside messages', measure: figures };
