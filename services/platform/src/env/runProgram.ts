import { createLog, type Log } from '../log/log.ts';
import type { Environment } from './environment.ts';
import { processEnvironment } from './processEnvironment.ts';
import { startFailure } from './startFailure.ts';

/** A program that runs. */
export interface RunningProgram {
  /** What a person is told who started it, a line each. */
  readonly lines: readonly string[];
  /** Finishes what is at hand and closes everything. */
  stop(): Promise<void>;
}

/** Whoever stops it does not wait longer: an orchestrator kills after 30 s. */
const longestStop = 25_000;

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const stopping = async (running: RunningProgram, log: Log): Promise<void> => {
  const late = setTimeout(() => {
    log.error('stopping took too long, ending at once', { millis: longestStop });
    process.exit(1);
  }, longestStop);
  try {
    await running.stop();
    clearTimeout(late);
    process.exit(0);
  } catch (error) {
    log.error('could not stop cleanly', { error });
    process.exit(1);
  }
};

const run = async (start: (environment: Environment, log: Log) => Promise<RunningProgram>): Promise<void> => {
  const environment = processEnvironment();
  const log = createLog({ level: environment.logLevel });
  const running = await start(environment, log);
  const stop = (signal: string): void => {
    log.info('stopping', { signal });
    void stopping(running, log);
  };
  // Before anything is printed, which may be what the sender waits for. Once: whoever sends the signal again does not want to wait.
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  for (const line of running.lines) print(line);
};

/** A program as a process of its own: prints what it says, stops cleanly at SIGTERM within 25 s, says why it cannot start. */
export const runProgram = async (start: (environment: Environment, log: Log) => Promise<RunningProgram>): Promise<void> => {
  try {
    await run(start);
  } catch (error) {
    const { text, exitCode } = startFailure(error);
    process.stderr.write(`${text}\n`, () => process.exit(exitCode));
  }
};
