import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { dataFiles } from '@chat/platform';
import type { Figure, Goal } from '../measure/goal.ts';
import type { Run } from '../run.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const importer = join(repository, 'infra/tools/src/import.ts');
const folder = join(process.env['CHAT_DATA'] ?? join(repository, '../shared/data'), 'ubuntu-irc');

/** All days, or the first few of them. */
const conversations = async (run: Run): Promise<string> => {
  if (!run.options.quick) return folder;
  const few = join(await run.directory(), 'irc');
  await mkdir(few);
  const names = (await readdir(folder)).sort().slice(0, 4);
  for (const name of names) await cp(join(folder, name), join(few, name), { recursive: true });
  return few;
};

const messagesIn = (directory: string): number => {
  const database = new DatabaseSync(dataFiles(directory).eventLog, { readOnly: true });
  const row = database.prepare(`SELECT count(*) AS messages FROM facts WHERE envelope ->> '$.type' = 'MessagePosted'`).get();
  database.close();
  return Number(row?.['messages']);
};

const importOnce = async (run: Run, from: string) => {
  const directory = await run.directory();
  const words = [importer, 'irc', from, '--guild', 'Ubuntu', '--channel', 'ubuntu'];
  const started = performance.now();
  const child = spawn(process.execPath, [...words], {
    cwd: repository,
    env: { ...process.env, DATA_DIR: directory, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  const seconds = (performance.now() - started) / 1_000;
  const messages = messagesIn(directory);
  return { perSecond: messages / seconds, messages };
};

const figure = {
  goal: 'P13',
  name: 'import, messages/s, projections included',
  gate: { atLeast: 5_000 },
  aim: { atLeast: 15_000 },
};

const measure = async (run: Run): Promise<readonly Figure[]> => {
  if (!existsSync(folder)) return [{ ...figure, values: [], note: 'not measured: data' }];
  const from = await conversations(run);
  const { perSecond, messages, others } = await run.rounds('P13', () => importOnce(run, from));
  return [{ ...figure, values: perSecond, others, note: `${messages.at(-1)?.toLocaleString('en')} messages` }];
};

export const p13: Goal = { name: 'P13', about: 'import of conversations', measure };
