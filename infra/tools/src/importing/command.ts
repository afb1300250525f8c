import { createLog, InvalidSetting, type LogLevel, processEnvironment } from '@chat/platform';
import { importIrc } from './importIrc.ts';
import { readOptions, usage, WrongUsage } from './options.ts';

/** What the stores say of their everyday life would stand between the lines of the progress. */
const quieter = (level: LogLevel): LogLevel => (level === 'info' ? 'warn' : level);

const run = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  const environment = processEnvironment();
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const { summary, inviteLink } = await importIrc(options, {
    environment: { ...environment, logLevel: quieter(environment.logLevel) },
    log: createLog({ level: quieter(environment.logLevel) }),
    screen: process.stderr,
    signal: stopping.signal,
  });
  process.stdout.write(`${summary}\n\nPeople get in by ${inviteLink} once the product runs (npm start).\n`);
};

// A person who runs the command wants to know what to mend, not where the code noticed it.
run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof WrongUsage) process.stderr.write(`\n${usage}\n`);
  process.exitCode = error instanceof WrongUsage || error instanceof InvalidSetting ? 2 : 1;
});
