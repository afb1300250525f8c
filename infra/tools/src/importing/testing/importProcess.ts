import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../../../', import.meta.url));
const command = fileURLToPath(new URL('../../import.ts', import.meta.url));

/** How the command ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** The command in a process of its own. */
export interface ImportProcess {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** `npm run import -- irc …`, as a person starts it. */
export const startImport = (directory: string, folder: string): ImportProcess => {
  const names = ['--guild', 'Harbour', '--channel', 'old-harbour'];
  const child = spawn(process.execPath, [command, 'irc', folder, ...names], {
    cwd: repository,
    env: { ...process.env, DATA_DIR: directory, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code, output }) as Ended); // the arguments of `close`
  return { process: child, ended };
};
