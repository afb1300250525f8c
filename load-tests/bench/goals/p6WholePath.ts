import { dataFiles, openSqliteEventReader } from '@chat/platform';
import { type Id, streams } from '@chat/schema/events';
import { hotProduct, startLoad } from '../arena.ts';
import type { Figure, Goal } from '../measure/goal.ts';
import { median } from '../measure/statistics.ts';
import { openWorld, productTarget } from '../product/world.ts';
import type { Run } from '../run.ts';
import { rounded } from '../sideBySide.ts';

const inFlight = 64;

const rates = async (run: Run): Promise<readonly Figure[]> => {
  const { product, world } = await hotProduct(run);
  await using load = await product.load(0);
  const seconds = run.size(3, 0.5);
  const { ratio, perCommit, perSecond, others } = await run.rounds('P6 whole path', async () => {
    const before = await world.product.commands.statistics();
    const many = await load.commands.closed(inFlight, seconds);
    const after = await world.product.commands.statistics();
    const one = await load.commands.closed(1, seconds);
    const perSecond = many.sent / many.seconds;
    return { ratio: perSecond / (one.sent / one.seconds), perCommit: many.sent / (after.commits - before.commits), perSecond };
  });
  const goal = 'P6';
  const note = `${rounded(median(perSecond))} sends/s`;
  return [
    { goal, name: 'whole path: 64 in flight ÷ one', values: ratio, gate: { atLeast: 3.5 }, aim: { atLeast: 6 }, others, note },
    { goal, name: 'whole path: sends a commit', values: perCommit, gate: { atLeast: 16 }, aim: { atLeast: 30 }, others },
  ];
};

const idsIn = async (directory: string, channelId: string): Promise<ReadonlySet<string>> => {
  const reader = await openSqliteEventReader({ path: dataFiles(directory).eventLog });
  const ids = new Set<string>();
  const stream = streams.channel(channelId as Id); // an id of the API, as the product wrote it
  try {
    for (let from = 0, facts = await reader.read(stream); facts.length > 0; facts = await reader.read(stream, { from })) {
      for (const fact of facts) ids.add(fact.id);
      from += facts.length;
    }
  } finally {
    await reader.close();
  }
  return ids;
};

/** Of a product of its own, killed in the middle of its sends. */
const lostAfterKill = async (run: Run, seconds: number): Promise<number> => {
  const world = await openWorld(run);
  await using product = world.product;
  await using load = await startLoad(await productTarget(world, 0), 0);
  const sending = load.commands.closed(inFlight, seconds + 5);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  await product[Symbol.asyncDispose]();
  const { acknowledged } = await sending;
  const stored = await idsIn(product.directory, world.channelId);
  if (acknowledged.length === 0) throw new Error('nothing was acknowledged before the kill');
  return acknowledged.filter((id) => !stored.has(id)).length;
};

const kills = async (run: Run): Promise<Figure> => {
  const { lost, others } = await run.rounds('P6 whole path, kill -9', async (index) => ({
    lost: await lostAfterKill(run, run.size(2, 0.5) + index * 0.13),
  }));
  return { goal: 'P6', name: 'whole path: lost after kill -9', values: lost, gate: { atMost: 0 }, aim: { atMost: 0 }, others };
};

export const p6WholePath: Goal = {
  name: 'P6',
  about: 'durable sends, 64 in flight ÷ one at a time: the whole path',
  measure: async (run) => [...(await rates(run)), await kills(run)],
};
