import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type NodeProcess, startNodeProcess } from './nodeProcess.ts';

export { ProductDidNotStart } from './nodeProcess.ts';

/** A node that serves the API, in a process of its own. Disposing it kills it. */
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

const withPages = fileURLToPath(new URL('../main.ts', import.meta.url));
const withoutPages = fileURLToPath(new URL('./productWithoutPages.process.ts', import.meta.url));
const setUp = /\/setup#(\S+)/;

/** What a program says that serves the API. */
export const isListening = /^Chat-JS listens on (\S+)$/;

/** A program that serves the API, as a product. */
export const productOf = (started: NodeProcess): ProductProcess => ({
  process: started.process,
  address: started.ready,
  // The link is printed right after the address, in the same write.
  get setUpSecret() {
    return started.lines.map((line) => setUp.exec(line)?.[1]).find((secret) => secret !== undefined);
  },
  output: () => started.lines.join('\n'),
  kill: () => started.kill(),
  stop: () => started.stop(),
  [Symbol.asyncDispose]: () => started.kill(),
});

const commandOf = ({ servesPages = false, largestFileKiB }: ProductProcessOptions) => {
  const args = [servesPages ? withPages : withoutPages];
  if (largestFileKiB === undefined) return { command: process.execPath, args };
  return { command: 'bash', args: ['-c', `ulimit -f ${largestFileKiB}; exec "$0" "$@"`, process.execPath, ...args] };
};

/** Starts the product on a free port and waits until it listens. */
export const startProductProcess = async (options: ProductProcessOptions): Promise<ProductProcess> => {
  const { directory, variables = {} } = options;
  const own = { PORT: '0', DATA_DIR: directory };
  return productOf(await startNodeProcess({ ...commandOf(options), variables: { ...own, ...variables }, isReady: isListening }));
};
