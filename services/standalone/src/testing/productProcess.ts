import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The product in a process of its own, as a person starts it. Disposing it kills it. */
export interface ProductProcess extends AsyncDisposable {
  readonly process: ChildProcess;
  /** Where it listens, such as `http://127.0.0.1:40123`. */
  readonly address: string;
  /** The secret of the printed set-up link; absent once there is an administrator. */
  readonly setUpSecret: string | undefined;
  /** Everything that it printed so far, both outputs. */
  output(): string;
  /** kill -9: nothing is finished. */
  kill(): Promise<void>;
  /** SIGTERM; answers with the exit code. */
  stop(): Promise<number | null>;
}

export interface ProductProcessOptions {
  readonly directory: string;
  /** Further variables; `RATE_LIMITS=off` where absent. */
  readonly variables?: Readonly<Record<string, string>>;
  /** With its pages, as `npm start` does; they are built first where nobody has built them. */
  readonly servesPages?: boolean;
  /** No file of it may grow beyond so many KiB: what a full disk is like. */
  readonly largestFileKiB?: number;
}

const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const withPages = fileURLToPath(new URL('../main.ts', import.meta.url));
const withoutPages = fileURLToPath(new URL('./productWithoutPages.process.ts', import.meta.url));
const listening = /^Chat-JS listens on (\S+)$/;
const setUp = /\/setup#(\S+)/;

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

const commandOf = ({ servesPages = false, largestFileKiB }: ProductProcessOptions): readonly [string, readonly string[]] => {
  const args = [servesPages ? withPages : withoutPages];
  if (largestFileKiB === undefined) return [process.execPath, args];
  return ['bash', ['-c', `ulimit -f ${largestFileKiB}; exec "$0" "$@"`, process.execPath, ...args]];
};

/** Starts the product on a free port and waits until it listens. */
export const startProductProcess = async (options: ProductProcessOptions): Promise<ProductProcess> => {
  const { directory, variables = {} } = options;
  const env = { ...process.env, PORT: '0', DATA_DIR: directory, LOG_LEVEL: 'warn', RATE_LIMITS: 'off', ...variables };
  const child = spawn(...commandOf(options), { cwd: repository, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const started = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      const address = listening.exec(line)?.[1];
      if (address !== undefined) started.resolve(address);
    });
  }
  child.once('close', (code) => started.reject(new ProductDidNotStart(code, lines.join('\n'))));
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended(child);
  };
  try {
    const address = await started.promise;
    // The link is printed right after the address, in the same write.
    return {
      process: child,
      address,
      get setUpSecret() {
        return lines.map((line) => setUp.exec(line)?.[1]).find((secret) => secret !== undefined);
      },
      output: () => lines.join('\n'),
      kill,
      stop: () => {
        child.kill('SIGTERM');
        return ended(child);
      },
      [Symbol.asyncDispose]: kill,
    };
  } catch (error) {
    await kill();
    throw error;
  }
};
