import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openSqliteEventReader, openSqliteEventStore, type SqliteEventStore } from '@chat/platform';
import { sampleFact, sampleStream } from '@chat/platform/testing';
import type { Figure, Goal } from '../measure/goal.ts';
import type { Run } from '../run.ts';

const inFlight = 64;
const text = 'x'.repeat(300);

interface Rate {
  readonly perSecond: number;
  readonly perCommit: number;
}

/** Each sender appends to a stream of its own, one fact at a time. */
const appendFor = async (store: SqliteEventStore, senders: number, seconds: number): Promise<Rate> => {
  const before = store.statistics();
  const started = performance.now();
  const until = started + seconds * 1_000;
  const send = async () => {
    const stream = sampleStream();
    for (let revision = -1; performance.now() < until; revision += 1)
      await store.append(stream, revision < 0 ? 'no_stream' : revision, [sampleFact({ text })]);
  };
  await Promise.all(Array.from({ length: senders }, send));
  const { appends, commits } = store.statistics();
  const sent = appends - before.appends;
  return { perSecond: (sent * 1_000) / (performance.now() - started), perCommit: sent / (commits - before.commits) };
};

const measureRates = async (run: Run) => {
  const store = await openSqliteEventStore({ path: join(await run.directory(), 'events.sqlite') });
  try {
    const seconds = run.size(2, 0.2);
    await appendFor(store, inFlight, seconds);
    return await run.rounds('P6 store', async () => {
      const many = await appendFor(store, inFlight, seconds);
      const one = await appendFor(store, 1, seconds);
      return { ratio: many.perSecond / one.perSecond, perCommit: many.perCommit, perSecond: many.perSecond };
    });
  } finally {
    await store.close();
  }
};

/** How many appends that a killed process had acknowledged are not in the log. */
const lostAfterKill = async (path: string, acknowledgements: number): Promise<number> => {
  const child = fork(new URL('./p6Store.process.ts', import.meta.url), [path], { stdio: ['ignore', 'pipe', 2, 'ipc'] });
  const acknowledged: string[] = [];
  if (child.stdout === null) throw new Error('the appending process has no output');
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    acknowledged.push(line);
    if (acknowledged.length === acknowledgements) child.kill('SIGKILL');
  });
  await Promise.all([once(child, 'exit'), once(lines, 'close')]);
  const reader = await openSqliteEventReader({ path });
  try {
    const stored = new Set<string>();
    const streams = new Set(acknowledged.map((line) => line.split(' ')[0] ?? ''));
    for (const stream of streams) for (const fact of await reader.read(stream)) stored.add(`${stream} ${fact.id}`);
    return acknowledged.filter((line) => !stored.has(line)).length;
  } finally {
    await reader.close();
  }
};

export const p6Store: Goal = {
  name: 'P6',
  about: 'durable sends, 64 in flight ÷ one at a time: the store alone',
  measure: async (run): Promise<readonly Figure[]> => {
    const rates = await measureRates(run);
    const { others, perSecond } = rates;
    const killed = await run.rounds('P6 store, kill -9', async (index) => ({
      lost: await lostAfterKill(join(await run.directory(), 'events.sqlite'), run.size(5_000, 300) + index * 37),
    }));
    const note = `${Math.round(perSecond.at(-1) ?? 0).toLocaleString('en')} appends/s`;
    const goal = 'P6';
    return [
      { goal, name: 'store: 64 in flight ÷ one', values: rates.ratio, gate: { atLeast: 8 }, aim: { atLeast: 20 }, others, note },
      { goal, name: 'store: sends a commit', values: rates.perCommit, gate: { atLeast: 16 }, aim: { atLeast: 30 }, others },
      {
        goal,
        name: 'store: lost after kill -9',
        values: killed.lost,
        gate: { atMost: 0 },
        aim: { atMost: 0 },
        others: killed.others,
      },
    ];
  },
};
