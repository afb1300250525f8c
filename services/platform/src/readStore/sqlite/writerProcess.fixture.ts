import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./endlessWriter.process.ts', import.meta.url));

/** A process that commits batches without end. */
export interface WriterProcess extends AsyncDisposable {
  /** Its lines until it ends. */
  readonly lines: AsyncIterable<string>;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
}

const processOf = (child: ChildProcess): WriterProcess => {
  const { stdout } = child;
  if (stdout === null) throw new Error('the writer process has no output');
  const ended = once(child, 'close');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { lines: createInterface({ input: stdout }), kill, [Symbol.asyncDispose]: kill };
};

const stdio = ['ignore', 'pipe', 'inherit'] as const;

export const startWriter = (path: string): WriterProcess =>
  processOf(spawn(process.execPath, [script, path], { stdio: [...stdio] }));

/** The same on a disk that is full when a file reaches `blocks` of 512 bytes: the kernel's limit, which stops a write half-way. */
export const startWriterOnFullDisk = (path: string, blocks: number): WriterProcess => {
  const command = `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`;
  return processOf(spawn('sh', ['-c', command, process.execPath, script, path, '2000'], { stdio: [...stdio] }));
};
