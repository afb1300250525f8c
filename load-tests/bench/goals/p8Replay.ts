import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  createLog,
  dataFiles,
  openFacts,
  openSqliteEventReader,
  openSqliteReadStore,
  openVaultReader,
  type StoredFact,
  sqliteFactsBetween,
  systemClock,
} from '@chat/platform';
import { projections, startProjectionsInProcess } from '@chat/projections';
import type { Figure, Goal } from '../measure/goal.ts';
import type { Run } from '../run.ts';
import { type LongLog, longLog } from '../seeding/longLog.ts';

const secondsOf = async (work: () => Promise<void> | void): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
};

/** The yardstick: the same rows, iterated and parsed, and nothing else. */
const iterate = ({ directory }: LongLog): void => {
  const database = new DatabaseSync(dataFiles(directory).eventLog, { readOnly: true });
  const statement = database.prepare('SELECT position, stream, revision, envelope FROM facts ORDER BY position');
  statement.setReturnArrays(true);
  for (const row of statement.iterate()) JSON.parse(String((row as unknown as readonly unknown[])[3])); // rows come as lists
  database.close();
};

const replay = async (
  { directory, facts }: LongLog,
  onFacts: (batch: readonly StoredFact[]) => Promise<unknown>,
): Promise<void> => {
  const reader = await openSqliteEventReader({ path: dataFiles(directory).eventLog });
  const ending = new AbortController();
  let seen = 0;
  for await (const batch of reader.feed(undefined, ending.signal)) {
    await onFacts(batch);
    seen += batch.length;
    if (seen >= facts) ending.abort();
  }
  await reader.close();
};

const replayClosed = (log: LongLog): Promise<void> => replay(log, async () => undefined);

const replayOpened = async (log: LongLog): Promise<void> => {
  const vault = await openVaultReader({ directory: dataFiles(log.directory).vaultDirectory });
  await replay(log, (batch) => openFacts(vault, batch, () => true));
  await vault.close();
};

/** The view of messages from nothing to the head, in a read store of its own. */
const buildMessages = async (run: Run, { directory, logId }: LongLog): Promise<void> => {
  const files = dataFiles(directory);
  await using stack = new AsyncDisposableStack();
  const eventStore = stack.adopt(await openSqliteEventReader({ path: files.eventLog }), (opened) => opened.close());
  const path = join(await run.directory(), 'views.sqlite');
  const readStore = stack.adopt(await openSqliteReadStore({ path }), (opened) => opened.close());
  const vault = stack.adopt(await openVaultReader({ directory: files.vaultDirectory }), (opened) => opened.close());
  const ports = {
    eventStore,
    readStore,
    vault,
    logId,
    log: createLog({ level: 'error' }),
    clock: systemClock,
    factsBetween: sqliteFactsBetween,
  };
  const messages = projections.filter((projection) => projection.view.name === 'messages');
  if (messages.length !== 1) throw new Error('there is no view named messages');
  const running = startProjectionsInProcess(ports, { projections: messages });
  stack.defer(() => running.stop());
  const head = await eventStore.head();
  if (head === undefined || !(await running.waitFor(head.position, ['messages'], 600_000)))
    throw new Error('the view of messages did not reach the head');
};

const replayFigures = async (run: Run): Promise<readonly Figure[]> => {
  const log = await longLog(run, run.size(100_000, 5_000));
  const { others, ...ratios } = await run.rounds('P8 replay', async () => {
    const bare = await secondsOf(() => iterate(log));
    const closed = await secondsOf(() => replayClosed(log));
    const opened = await secondsOf(() => replayOpened(log));
    const built = await secondsOf(() => buildMessages(run, log));
    return { closed: bare / closed, opened: bare / opened, built: bare / built, perSecond: log.facts / built };
  });
  const goal = 'P8';
  const note = `${Math.round(ratios.perSecond.at(-1) ?? 0).toLocaleString('en')} facts/s`;
  return [
    {
      goal,
      name: 'replay, bodies closed ÷ iterate + parse',
      values: ratios.closed,
      gate: { atLeast: 0.4 },
      aim: { atLeast: 0.7 },
      others,
    },
    { goal, name: 'replay, bodies opened', values: ratios.opened, gate: { atLeast: 0.12 }, aim: { atLeast: 0.2 }, others },
    {
      goal,
      name: 'rebuild of the message view',
      values: ratios.built,
      gate: { atLeast: 0.08 },
      aim: { atLeast: 0.15 },
      others,
      note,
    },
  ];
};

const growth = async (run: Run): Promise<Figure> => {
  const small = await longLog(run, run.size(100_000, 5_000));
  const large = await longLog(run, run.size(500_000, 25_000));
  const { ratio, others } = await run.rounds('P8 growth', async () => {
    const ofSmall = await secondsOf(() => buildMessages(run, small));
    return { ratio: (await secondsOf(() => buildMessages(run, large))) / ofSmall };
  });
  return {
    goal: 'P8',
    name: 'rebuild time, 500k ÷ 100k facts',
    values: ratio,
    gate: { atMost: 5.5 },
    aim: { atMost: 5.2 },
    others,
  };
};

export const p8: Goal = { name: 'P8', about: 'replay of a long log', measure: replayFigures };

export const p8Growth: Goal = { name: 'P8', about: 'rebuild time as the log grows', measure: async (run) => [await growth(run)] };
