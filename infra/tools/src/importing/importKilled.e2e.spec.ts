import { cp } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { dataFiles, openSqliteEventReader } from '@chat/platform';
import { recordingLog, temporaryDirectory } from '@chat/platform/testing';
import { openNode } from '@chat/standalone/node';
import { expect, it } from 'vitest';
import { readLog, saidByStream } from './testing/importedLog.ts';
import { environmentOn, importInto } from './testing/importing.ts';
import { startImport } from './testing/importProcess.ts';
import { writeMadeUpLogs } from './testing/madeUpLogs.ts';

/** Facts in the log, or none where it has not been made. */
const positionIn = async (directory: string): Promise<number> => {
  const reader = await openSqliteEventReader({ path: dataFiles(directory).eventLog });
  try {
    return Number((await reader.head())?.position ?? 0);
  } finally {
    await reader.close();
  }
};

/** Starts the command, and kills it as soon as so many more facts stand. */
const runUntil = async (directory: string, folder: string, more: number): Promise<'KILLED' | 'ENDED'> => {
  const from = await positionIn(directory);
  const { process: child, ended } = startImport(directory, folder);
  const end = ended.then(() => 'ENDED' as const);
  for (;;) {
    const won = await Promise.race([end, pause(3).then(() => 'RUNNING' as const)]);
    if (won === 'ENDED') return won;
    if ((await positionIn(directory)) >= from + more) break;
  }
  child.kill('SIGKILL');
  await ended;
  return 'KILLED';
};

it('an import that is killed again and again writes what one writes that is left alone', async () => {
  await using directory = await temporaryDirectory();
  const [folder, whole, killed] = ['logs', 'whole', 'killed'].map((name) => `${directory.path}/${name}`) as [
    string,
    string,
    string,
  ];
  await cp(import.meta.dirname, folder, { recursive: true, filter: (path) => path === import.meta.dirname });
  const lines = await writeMadeUpLogs(folder);
  // Ids derive with the key of the vault, so both begin as the same instance.
  await (await openNode(environmentOn(whole), recordingLog('error')))[Symbol.asyncDispose]();
  await cp(whole, killed, { recursive: true });

  const { report } = await importInto(whole, folder);
  expect(report.tally.lines.total).toBe(lines);

  const seed = Math.floor(Math.random() * 300);
  // While the guild is made, among the first people, and anywhere in between.
  const points = [2, 60, 250 + seed, 3 * seed, 900];
  const outcomes: string[] = [];
  for (const point of points) outcomes.push(await runUntil(killed, folder, point));
  expect(outcomes, `seed ${seed}`).not.toContain('ENDED');
  const last = await startImport(killed, folder).ended;
  expect(last.output).toContain('facts appended');
  expect(last.code).toBe(0);

  const [expected, written] = [saidByStream(await readLog(whole)), saidByStream(await readLog(killed))];
  expect(Object.keys(written).sort(), `seed ${seed}`).toEqual(Object.keys(expected).sort());
  for (const [stream, facts] of Object.entries(expected)) expect(written[stream], `${stream}, seed ${seed}`).toEqual(facts);
  // Everything stands: nothing is left to append.
  expect((await importInto(killed, folder)).report.appended).toBe(0);
});
