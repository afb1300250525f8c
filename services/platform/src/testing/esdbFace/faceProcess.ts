import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const program = new URL('./esdbFace.process.ts', import.meta.url).pathname;

/** The face as a process of its own. Disposing it kills it. */
export interface FaceProcess extends AsyncDisposable {
  readonly port: number;
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>;
  /** The process stops in the midst of whatever it does, with its connections open, until `thaw`. */
  freeze(): void;
  thaw(): void;
}

const readyPort = async ({ stdout }: ChildProcess): Promise<number> => {
  if (stdout === null) throw new TypeError('the face was started without a standard output');
  for await (const line of createInterface(stdout)) {
    const [, port] = /^ready ([0-9]+)$/.exec(line) ?? [];
    if (port !== undefined) return Number(port);
  }
  throw new Error('the face has ended before it was ready');
};

/** Starts the face on a directory, at this port or at any free one; resolves when it answers. */
export const startFaceProcess = async (directory: string, port = 0): Promise<FaceProcess> => {
  const child = spawn(process.execPath, [program, directory, String(port)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  return {
    port: await readyPort(child),
    kill,
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    [Symbol.asyncDispose]: kill,
  };
};
