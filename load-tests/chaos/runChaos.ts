import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './checker/check.ts';
import { showViolations } from './checker/show.ts';
import { startEmbeddedCluster } from './cluster/embeddedCluster.ts';
import { startProcessCluster } from './cluster/processCluster.ts';
import { plannedRounds } from './faults/plan.ts';
import { BadOptions, type Options, parseOptions } from './options.ts';
import { seededRandom } from './random.ts';
import { linesOf, recordTo } from './record/record.ts';
import { drive } from './run/drive.ts';
import { Counting, summaryText } from './run/summary.ts';

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const record = async (directory: string, { millis, seed, embedded }: Options): Promise<string> => {
  const path = join(directory, 'record.ndjson');
  const recorder = recordTo(path, seed);
  const enough = new AbortController();
  const stop = (): void => enough.abort();
  // Whoever stops it is told what was found so far; nothing stays behind stopped or killed.
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const start = embedded ? startEmbeddedCluster : startProcessCluster;
    await using cluster = await start(join(directory, 'data'));
    const rounds = plannedRounds(cluster.parts, seededRandom(seed, 'faults'));
    await drive(cluster, { seed, millis, enough: enough.signal, recorder, rounds });
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await recorder.close();
  }
  return path;
};

/** Counts, checks and prints a record. Answers whether no rule is violated. */
const judge = async (path: string): Promise<boolean> => {
  const open = () => linesOf(path);
  const counting = new Counting();
  let bytes = 0;
  for await (const line of open()) {
    counting.see(line);
    bytes += JSON.stringify(line).length + 1;
  }
  print(summaryText(counting.summary, bytes));
  const verdict = await check(open);
  print(await showViolations(verdict, open));
  return verdict.violations.length === 0;
};

const runIn = async (directory: string, options: Options): Promise<number> => {
  let isSound = false;
  try {
    isSound = await judge(await record(directory, options));
  } finally {
    // What went wrong is looked at again.
    if (isSound && !options.keep) await rm(directory, { recursive: true, force: true, maxRetries: 3 });
    else print(`kept: ${directory}`);
  }
  return isSound ? 0 : 1;
};

/** Runs the suite; answers with the exit code: 0, 1 where a rule is violated, 2 where the words mean nothing. */
export const runChaos = async (words: readonly string[]): Promise<number> => {
  try {
    const options = parseOptions(words);
    return await runIn(await mkdtemp(join(tmpdir(), 'chat-js-chaos-')), options);
  } catch (error) {
    if (!(error instanceof BadOptions)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
};
