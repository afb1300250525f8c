import { hotProduct, stockServer } from '../arena.ts';
import type { Figure, Goal } from '../measure/goal.ts';
import type { Run } from '../run.ts';
import { closedRate, connected, type Loaded, pacedCost } from '../sideBySide.ts';

const subscribers = 500;

/** Values of these fields are ids and times, and a cursor is made of both: they differ from server to server. */
const own = /"(factId|channelId|messageId|actorId|authorId|cursor|at)":"[^"]*"|"seq":\d+|~\d+/g;

const comparable = async ({ load }: Loaded): Promise<string> =>
  (await load.commands.sample()).replace(own, (text) => text.split(':')[0] ?? '');

const figures = async (run: Run): Promise<readonly Figure[]> => {
  const { product } = await hotProduct(run);
  const stock = await stockServer(run);
  await using sides = await connected({ product, stock }, run.size(subscribers, 25));
  const [frame, stockFrame] = [await comparable(sides.product), await comparable(sides.stock)];
  if (frame !== stockFrame) run.say(`frames differ:\n${frame}\n${stockFrame}`);
  const seconds = run.size(3, 0.5);
  const { cpu, rate, others } = await run.rounds('P3', async () => {
    const ours = await pacedCost(sides.product, 20, seconds);
    const theirs = await pacedCost(sides.stock, 20, seconds);
    const ourRate = await closedRate(sides.product, 8, seconds);
    const theirRate = await closedRate(sides.stock, 8, seconds);
    return { cpu: ours.micros / theirs.micros, rate: ourRate.perSecond / theirRate.perSecond };
  });
  const goal = 'P3';
  return [
    { goal, name: 'CPU a delivery ÷ stock graphql-ws', values: cpu, gate: { atMost: 1 / 2.8 }, aim: { atMost: 1 / 3.5 }, others },
    { goal, name: 'deliveries/s ÷ stock', values: rate, gate: { atLeast: 6 }, aim: { atLeast: 15 }, others },
    {
      goal,
      name: 'frames equal but for id and time',
      values: [Number(frame === stockFrame)],
      gate: { atLeast: 1 },
      aim: { atLeast: 1 },
      others,
    },
  ];
};

export const p3: Goal = { name: 'P3', about: 'against graphql-ws with its PubSub on the same schema', measure: figures };
