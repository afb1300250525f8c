import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import type { EventStore, StoredFact } from './eventStore.ts';
import { openSqliteEventStore } from './sqliteEventStore.ts';
import type { AcknowledgedBatch } from './writers.process.ts';

const program = new URL('./writers.process.ts', import.meta.url).pathname;

/** Everything that the process said until it ended; `onLine` may kill it, and what was in the pipe still counts. */
const acknowledgedBy = async (child: ChildProcessWithoutNullStreams, onLine: (lines: number) => void) => {
  const acknowledged: AcknowledgedBatch[] = [];
  const exited = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    acknowledged.push(JSON.parse(line));
    onLine(acknowledged.length);
  }
  await exited;
  return acknowledged;
};

const wholeLog = async (store: EventStore): Promise<StoredFact[]> => {
  const head = await store.head();
  const controller = new AbortController();
  const facts: StoredFact[] = [];
  for await (const batch of store.feed(undefined, controller.signal)) {
    facts.push(...batch);
    if (facts.at(-1)?.id === head?.id) controller.abort();
  }
  return facts;
};

interface Numbered {
  readonly batch: string;
  readonly index: number;
  readonly size: number;
}

/** Facts that do not follow what stands before them: batches stand whole and in one piece, revisions are dense. */
const torn = (facts: readonly StoredFact[]): StoredFact[] => {
  const revisions = new Map<string, number>();
  let open: Numbered | undefined;
  const isTorn = ({ stream, revision, data }: StoredFact): boolean => {
    const { batch, index, size } = data as Numbered; // written by writers.process.ts
    const follows = open === undefined ? index === 0 : batch === open.batch && index === open.index + 1;
    const isDense = revision === (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    open = index + 1 < size ? { batch, index, size } : undefined;
    return !follows || !isDense;
  };
  const found = facts.filter(isTorn);
  const last = facts.at(-1);
  return open === undefined || last === undefined ? found : [...found, last];
};

const lost = (facts: readonly StoredFact[], acknowledged: readonly AcknowledgedBatch[]): string[] => {
  const places = new Map(facts.map(({ id, stream, revision }) => [id as string, `${stream} ${revision}`]));
  return acknowledged.flatMap(({ stream, firstRevision, ids }) =>
    ids.filter((id, index) => places.get(id) !== `${stream} ${firstRevision + index}`),
  );
};

const checked = async (path: string, acknowledged: readonly AcknowledgedBatch[]): Promise<number> => {
  const store = await openSqliteEventStore({ path });
  try {
    const facts = await wholeLog(store);
    expect(torn(facts)).toEqual([]);
    expect(lost(facts, acknowledged)).toEqual([]);
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
    return facts.length;
  } finally {
    await store.close();
  }
};

/** Numbers from a seed, below `most` (a linear congruential generator: any spread will do). */
const seeded = (seed: number, most: number, count: number): number[] => {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % most;
  });
};

describe('a process with fifty writers', () => {
  it('killed (kill -9) at any moment has lost nothing that was answered, and left no half batch', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'log.db');
    const acknowledged: AcknowledgedBatch[] = [];
    for (const moment of seeded(20_261_122, 1_500, 6)) {
      const child = spawn(process.execPath, [program, path]);
      acknowledged.push(...(await acknowledgedBy(child, (lines) => lines === moment + 1 && child.kill('SIGKILL'))));
      expect(child.signalCode, `killed after ${moment + 1} answers`).toBe('SIGKILL');
      expect(await checked(path, acknowledged)).toBeGreaterThanOrEqual(acknowledged.length);
    }
  });

  // The limit on the size of a file makes the operating system refuse the very writes of a commit.
  it('whose disk is full answers EventStoreUnavailable, loses nothing that was answered, and goes on when there is room', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'log.db');
    const child = spawn('sh', ['-c', 'ulimit -f 4096; exec "$0" "$@"', process.execPath, program, path, '2000']);
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    const acknowledged = await acknowledgedBy(child, () => undefined);
    expect(child.exitCode).toBe(0);
    expect(said.trim().split('\n')).toHaveLength(50);
    expect(said).toMatch(/^(EventStoreUnavailable: the event log .*log\.db cannot be written: .*\n){50}$/);
    expect(acknowledged.at(-1)?.stream).toMatch(/^after-/);
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(await checked(path, acknowledged)).toBeGreaterThanOrEqual(acknowledged.length);
  });
});
