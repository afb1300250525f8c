import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A program of the product in a process of its own, as a person starts it. Disposing it kills it. */
export interface NodeProcess extends AsyncDisposable {
  readonly process: ChildProcess;
  /** What the line that was waited for says. */
  readonly ready: string;
  /** Every line that it printed so far, on both outputs. */
  readonly lines: readonly string[];
  /** kill -9: nothing is finished. */
  kill(): Promise<void>;
  /** SIGTERM; answers with the exit code. */
  stop(): Promise<number | null>;
}

export interface NodeProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  /** The line that it prints once it is there; what its first group says is told. */
  readonly isReady: RegExp;
}

const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** It ended, or printed no address in time. */
export class ProductDidNotStart extends Error {
  override readonly name = 'ProductDidNotStart';
  readonly code: number | null;
  readonly output: string;
  constructor(code: number | null, output: string) {
    super(`the product did not start (exit code ${code}):\n${output}`);
    this.code = code;
    this.output = output;
  }
}

const ended = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
};

/** Starts it and waits until it says that it is there. */
export const startNodeProcess = async ({ command, args, variables, isReady }: NodeProcessOptions): Promise<NodeProcess> => {
  const env = { ...process.env, LOG_LEVEL: 'warn', RATE_LIMITS: 'off', ...variables };
  const child = spawn(command, args, { cwd: repository, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const started = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      const found = isReady.exec(line);
      if (found !== null) started.resolve(found[1] ?? '');
    });
  }
  child.once('close', (code) => started.reject(new ProductDidNotStart(code, lines.join('\n'))));
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended(child);
  };
  const stop = (): Promise<number | null> => {
    child.kill('SIGTERM');
    return ended(child);
  };
  try {
    return { process: child, ready: await started.promise, lines, kill, stop, [Symbol.asyncDispose]: kill };
  } catch (error) {
    await kill();
    throw error;
  }
};
