import { createLog, processEnvironment, startFailure } from '@chat/platform';
import { startProduct } from './product.ts';

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const start = async (servesPages: boolean): Promise<void> => {
  const environment = processEnvironment();
  const log = createLog({ level: environment.logLevel });
  const product = await startProduct(environment, log, { servesPages });
  const stop = (signal: string): void => {
    log.info('stopping', { signal });
    product.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('could not stop cleanly', { error });
        process.exit(1);
      },
    );
  };
  // Before anything is printed, which may be what the sender waits for. Once: whoever sends the signal again does not want to wait.
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  print(`Chat-JS listens on ${product.address}`);
  print(`Open ${product.publicUrl}`);
  if (product.setUpLink !== undefined) print(`Make yourself its administrator, once: ${product.setUpLink}`);
};

/** The product as a process of its own: prints where it is reached, stops cleanly at SIGTERM, says why it cannot start. */
export const runProduct = async ({ servesPages }: { readonly servesPages: boolean }): Promise<void> => {
  try {
    await start(servesPages);
  } catch (error) {
    const { text, exitCode } = startFailure(error);
    process.stderr.write(`${text}\n`, () => process.exit(exitCode));
  }
};
