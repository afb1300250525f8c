import { createLog, InvalidSetting, processEnvironment } from '@chat/platform';
import { startProduct } from './product.ts';

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

// A person who starts the product wants to know what to mend, not where the code noticed it.
start().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Chat-JS cannot start: ${reason}\n`);
  process.exit(error instanceof InvalidSetting ? 2 : 1);
});
