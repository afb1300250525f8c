import { createLog, processEnvironment } from '@chat/platform';
import { startProduct } from './product.ts';
import { startFailure } from './startFailure.ts';

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const start = async (): Promise<void> => {
  const environment = processEnvironment();
  const log = createLog({ level: environment.logLevel });
  const product = await startProduct(environment, log, { servesPages: true });
  print(`Chat-JS listens on ${product.address}`);
  print(`Open ${product.publicUrl}`);
  if (product.setUpLink !== undefined) print(`Make yourself its administrator, once: ${product.setUpLink}`);
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
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
};

start().catch((error: unknown) => {
  const { text, exitCode } = startFailure(error);
  process.stderr.write(`${text}\n`, () => process.exit(exitCode));
});
