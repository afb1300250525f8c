import { bareServer, hotProduct } from '../arena.ts';
import type { Figure, Goal } from '../measure/goal.ts';
import { median } from '../measure/statistics.ts';
import type { Run } from '../run.ts';
import { closedRate, connected, rounded } from '../sideBySide.ts';

const inFlight = 8;

const throughput = async (run: Run, subscribers: number): Promise<Figure> => {
  const { product } = await hotProduct(run);
  const bare = await bareServer(run);
  await using sides = await connected({ product, bare }, run.size(subscribers, subscribers / 20));
  const seconds = run.size(3, 0.5);
  const { ratio, perSecond, others } = await run.rounds(`P2 with ${subscribers} subscribers`, async () => {
    const ours = await closedRate(sides.product, inFlight, seconds);
    const theirs = await closedRate(sides.bare, inFlight, seconds);
    return { ratio: ours.perSecond / theirs.perSecond, perSecond: ours.perSecond };
  });
  return {
    goal: 'P2',
    name: `deliveries/s ÷ bare ws, ${inFlight} in flight, ${subscribers} subscribers`,
    values: ratio,
    gate: { atLeast: 1 },
    aim: { atLeast: 3 },
    others,
    note: `${rounded(median(perSecond))} deliveries/s`,
  };
};

export const p2: Goal = {
  name: 'P2',
  about: 'closed-loop deliveries ÷ bare ws',
  measure: async (run) => [await throughput(run, 500), await throughput(run, 1_000)],
};
