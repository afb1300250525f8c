import { bareServer, hotProduct } from '../arena.ts';
import { syncP99 } from '../measure/diskSync.ts';
import type { Figure, Goal } from '../measure/goal.ts';
import { median } from '../measure/statistics.ts';
import type { Run } from '../run.ts';
import { connected, pacedCost } from '../sideBySide.ts';

const perSecond = 20;

const figures = async (run: Run): Promise<readonly Figure[]> => {
  const { product } = await hotProduct(run);
  const bare = await bareServer(run);
  await using sides = await connected({ product, bare }, run.size(1_000, 50));
  const directory = await run.directory();
  const seconds = run.size(8, 0.5);
  const { receive, ack, ours, theirs, others } = await run.rounds('P5', async () => {
    const product99 = await pacedCost(sides.product, perSecond, seconds);
    const bare99 = await pacedCost(sides.bare, perSecond, seconds);
    const sync99 = syncP99(directory, 200);
    const receive = product99.receiveP99 / (bare99.receiveP99 + sync99);
    return { receive, ack: product99.ackP50 / bare99.ackP50, ours: product99.receiveP99, theirs: bare99.receiveP99 };
  });
  const note = `p99 ${median(ours).toFixed(1)} ms, bare ${median(theirs).toFixed(1)} ms`;
  return [
    {
      goal: 'P5',
      name: 'p99 send-to-receive, 1,000 subscribers ÷ (bare ws + fdatasync)',
      values: receive,
      gate: { atMost: 2 },
      aim: { atMost: 1.3 },
      others,
      note,
    },
    { goal: 'P5', name: "sender's ack p50 ÷ bare ws sender's", values: ack, gate: { atMost: 0.5 }, aim: { atMost: 0.3 }, others },
  ];
};

export const p5: Goal = { name: 'P5', about: 'latency of a durable send, open loop', measure: figures };
