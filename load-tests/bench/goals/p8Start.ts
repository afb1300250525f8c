import type { Figure, Goal } from '../measure/goal.ts';
import { startProduct } from '../product/runningProduct.ts';
import type { Run } from '../run.ts';
import { type LongLog, longLog } from '../seeding/longLog.ts';

/** Milliseconds from the first line of the product's own code until it is ready; all views stand at the head already. */
const startOn = async ({ directory }: LongLog): Promise<number> => {
  await using product = await startProduct({ directory });
  const millis = await product.commands.readyAfter();
  await product.commands.stop();
  return millis;
};

const starts = async (run: Run): Promise<Figure> => {
  const small = await longLog(run, run.size(10_000, 1_000));
  const large = await longLog(run, run.size(500_000, 25_000));
  for (const log of [small, large]) await startOn(log);
  const { ratio, others, millis } = await run.rounds('P8 start', async () => {
    const ofSmall = await startOn(small);
    const ofLarge = await startOn(large);
    return { ratio: ofLarge / ofSmall, millis: ofLarge };
  });
  const note = `${Math.round(millis.at(-1) ?? 0)} ms with the long log`;
  return {
    goal: 'P8',
    name: 'start with a checkpoint, 500k ÷ 10k facts',
    values: ratio,
    gate: { atMost: 1.5 },
    aim: { atMost: 1.1 },
    others,
    note,
  };
};

export const p8Start: Goal = { name: 'P8', about: 'start with a checkpoint', measure: async (run) => [await starts(run)] };
