import { freePort } from './freePort.ts';
import { type StartedProgram, startProgram } from './program.ts';
import { temporaryDirectory } from './temporaryDirectory.ts';

/** A Redis of a test's own, without anything on a disk. */
export interface RedisServer extends AsyncDisposable {
  readonly url: string;
  /** Ends it as a crash does; what it held is gone. */
  crash(): Promise<void>;
  /** Starts it again, empty, at the same place. */
  start(): Promise<void>;
  /** It goes on, but answers nothing until `resume`. */
  suspend(): void;
  resume(): void;
}

export interface RedisServerOptions {
  /** Further words of the command line, where `PORT` stands for the port. */
  readonly args?: readonly string[];
}

/** Starts the program at this path on a free port and waits until it takes connections. */
export const startRedis = async (path: string, { args = [] }: RedisServerOptions = {}): Promise<RedisServer> => {
  const directory = await temporaryDirectory();
  const port = await freePort();
  const quiet = ['--save', '', '--appendonly', 'no', '--dir', directory.path, '--bind', '127.0.0.1', '--loglevel', 'warning'];
  const words = args.map((word) => word.replace('PORT', String(port)));
  let program: StartedProgram;
  const start = async () => {
    program = await startProgram(path, ['--port', String(port), ...quiet, ...words], { port });
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    crash: () => program.kill(),
    start,
    suspend: () => void program.child.kill('SIGSTOP'),
    resume: () => void program.child.kill('SIGCONT'),
    [Symbol.asyncDispose]: async () => {
      await program.kill();
      await directory[Symbol.asyncDispose]();
    },
  };
};
