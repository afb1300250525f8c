import { bareServer, hotProduct } from '../arena.ts';
import type { Figure, Goal } from '../measure/goal.ts';
import { median } from '../measure/statistics.ts';
import type { Run } from '../run.ts';
import { closedRate, connected, pacedCost } from '../sideBySide.ts';

const perSecond = 50;

const fanOut = async (run: Run, subscribers: number, gate: number, aim: number): Promise<Figure> => {
  const { product } = await hotProduct(run);
  const bare = await bareServer(run);
  await using sides = await connected({ product, bare }, run.size(subscribers, subscribers / 20));
  const seconds = run.size(4, 0.5);
  // Code is compiled for the shape that is measured, on both sides, before anything counts.
  for (const side of [sides.product, sides.bare]) await closedRate(side, 8, run.size(5, 0.5));
  const { ratio, micros, others } = await run.rounds(`P1 with ${subscribers} subscribers`, async () => {
    const ours = await pacedCost(sides.product, perSecond, seconds);
    const theirs = await pacedCost(sides.bare, perSecond, seconds);
    return { ratio: ours.micros / theirs.micros, micros: ours.micros };
  });
  return {
    goal: 'P1',
    name: `fan-out CPU a delivery ÷ bare ws, ${subscribers} subscribers`,
    values: ratio,
    gate: { atMost: gate },
    aim: { atMost: aim },
    others,
    note: `${median(micros).toFixed(1)} µs a delivery`,
  };
};

export const p1: Goal = {
  name: 'P1',
  about: `CPU a delivery ÷ bare ws at ${perSecond} messages/s`,
  measure: async (run) => [await fanOut(run, 1_000, 1.4, 1.15), await fanOut(run, 500, 1.7, 1.3)],
};
