import { bareServer, hotProduct } from '../arena.ts';
import type { Figure, Goal } from '../measure/goal.ts';
import { median } from '../measure/statistics.ts';
import type { Run } from '../run.ts';
import { closedRate, connected, type Loaded, pacedCost } from '../sideBySide.ts';

const perSecond = 50;

const turnSeconds = 1;

/** Microseconds a delivery of both sides, in turns of a second: the machine is faster in one moment than in the next. */
const costsInTurns = async (
  [ours, theirs]: readonly [Loaded, Loaded],
  rate: number,
  seconds: number,
): Promise<readonly [number, number]> => {
  const costs: [number, number][] = [];
  const turn = Math.min(turnSeconds, seconds);
  for (let spent = 0; spent < seconds; spent += turn) {
    const [own, other] = [await pacedCost(ours, rate, turn), await pacedCost(theirs, rate, turn)];
    costs.push([own.micros, other.micros]);
  }
  const meanOf = (side: 0 | 1): number => costs.reduce((sum, cost) => sum + cost[side], 0) / costs.length;
  return [meanOf(0), meanOf(1)];
};

const fanOut = async (run: Run, subscribers: number, gate: number, aim: number): Promise<Figure> => {
  const { product } = await hotProduct(run);
  const bare = await bareServer(run);
  await using sides = await connected({ product, bare }, run.size(subscribers, subscribers / 20));
  const seconds = run.size(6, 0.5);
  // Code is compiled for the shape that is measured, on both sides, before anything counts: sends under load, then one at a time. A send
  // alone runs other code than one in a batch; it takes thousands of them until nothing is compiled in the background any more.
  for (const side of [sides.product, sides.bare]) {
    await closedRate(side, 8, run.size(5, 0.5));
    await pacedCost(side, perSecond, run.size(40, 0.5));
  }
  const { ratio, micros, others } = await run.rounds(`P1 with ${subscribers} subscribers`, async () => {
    const [ours, theirs] = await costsInTurns([sides.product, sides.bare], perSecond, seconds);
    return { ratio: ours / theirs, micros: ours };
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
