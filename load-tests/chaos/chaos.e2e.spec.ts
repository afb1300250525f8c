import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { temporaryDirectory } from '@chat/platform/testing';
import { expect, it } from 'vitest';
import { check } from './checker/check.ts';
import { brokenBy } from './checker/corrupted.testing.ts';
import { showViolations } from './checker/show.ts';
import type { Cluster } from './cluster/cluster.ts';
import { startEmbeddedCluster } from './cluster/embeddedCluster.ts';
import type { Round } from './faults/plan.ts';
import type { Line } from './record/line.ts';
import { linesOf, type Recorder, recordTo } from './record/record.ts';
import { drive } from './run/drive.ts';
import { Counting, type Summary, summaryText } from './run/summary.ts';

const script = fileURLToPath(new URL('./chaos.ts', import.meta.url));

const killOnce = ({ parts }: Cluster): readonly Round[] =>
  parts.map((part) => ({ quietMillis: 3_000, faults: [{ fault: 'kill', part, millis: 100 }] }));

const operations = ['send', 'edit', 'delete', 'react', 'markRead', 'remove', 'admit'] as const;

/** A slow machine takes longer until there is something of everything. */
const isEnough = ({ faults, invocations, frames, reads, subscriptions }: Summary): boolean =>
  faults['kill'] === 1 &&
  operations.every((operation) => (invocations[operation]?.['succeeded'] ?? 0) > 0) &&
  (invocations['send']?.['unknown'] ?? 0) > 0 &&
  frames >= 500 &&
  reads >= 50 &&
  subscriptions >= 30;

const recorded = async (directory: string): Promise<readonly Line[]> => {
  const path = join(directory, 'record.ndjson');
  const recorder = recordTo(path, 7);
  const counting = new Counting();
  const enough = new AbortController();
  const write: Recorder['write'] = (event) => {
    const at = recorder.write(event);
    counting.see({ at, ...event });
    if (isEnough(counting.summary)) enough.abort();
    return at;
  };
  {
    await using cluster = await startEmbeddedCluster(join(directory, 'data'));
    const rounds = killOnce(cluster);
    await drive(cluster, { seed: 7, millis: 120_000, enough: enough.signal, recorder: { ...recorder, write }, rounds });
  }
  await recorder.close();
  const lines: Line[] = [];
  for await (const line of linesOf(path)) lines.push(line);
  return lines;
};

it('clients and a kill -9 violate no rule, and the record would show it', async () => {
  await using directory = await temporaryDirectory();
  const lines = await recorded(directory.path);
  const counting = new Counting();
  for (const line of lines) counting.see(line);
  const { summary } = counting;
  const open = () => lines;
  expect(await showViolations(await check(open), open)).toBe('no rule is violated');
  expect(isEnough(summary), summaryText(summary, 0)).toBe(true);
  expect(summary.invocations['rebuild']?.['succeeded']).toBeGreaterThan(5);

  const told = lines.filter((line) => line.kind === 'frame' && line.reader === 'bob-1');
  expect(await brokenBy(lines.filter((line) => line !== told[told.length >> 1]))).toContain(3);
  const lost = lines.map((line) => (line.kind === 'finalPage' ? { ...line, rows: line.rows.slice(1) } : line));
  expect(await brokenBy(lost)).toEqual(expect.arrayContaining([1, 11]));
});

it('words that mean nothing end it with 2 and the rule', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', script, '--minutes', 'x'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  expect({ output, code }).toEqual({ output: '', code: 2 });
  expect(errors).toContain('--embedded');
});
