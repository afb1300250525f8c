import type { WriterStatistics } from '@chat/platform';
import { type Remote, startRemote } from '../remote.ts';

/** What the product's process tells the benchmark besides its API. */
export interface ProductCommands {
  describe(): Promise<{ readonly address: string; readonly setUpSecret: string | undefined }>;
  /** Milliseconds from the start until all views stood at the head of the log. */
  readyAfter(): Promise<number>;
  statistics(): Promise<WriterStatistics>;
  /** Whether the rebuilt view equals the live one. */
  rebuild(view: string): Promise<boolean>;
  collectGarbage(): Promise<void>;
  watchDelay(): Promise<void>;
  /** Of the API's event loop since `watchDelay`; milliseconds above the 1 ms at which it looks. */
  delayP99(): Promise<number>;
  stop(): Promise<void>;
}

export interface RunningProduct extends Remote<ProductCommands> {
  readonly address: string;
  readonly port: number;
  readonly directory: string;
  readonly setUpSecret: string | undefined;
}

/** Starts the product on a free port. Disposing kills it. */
export const startProduct = async ({ directory }: { readonly directory: string }): Promise<RunningProduct> => {
  const remote = await startRemote<ProductCommands>({
    script: new URL('./product.process.ts', import.meta.url),
    execArgv: ['--expose-gc'],
    variables: { PORT: '0', DATA_DIR: directory, RATE_LIMITS: 'off', LOG_LEVEL: 'error' },
  });
  const { address, setUpSecret } = await remote.commands.describe();
  return { ...remote, address, port: Number(new URL(address).port), directory, setUpSecret };
};
