import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A program that a test has started. */
export interface StartedProgram extends AsyncDisposable {
  readonly child: ChildProcess;
  /** Sends the signal; where it ends the program, waits for the end. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Resolves as soon as the port takes connections; rejects after 20 s. */
const listening = async (port: number, said: () => string): Promise<void> => {
  const until = Date.now() + 20_000;
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isThere = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isThere) return;
    if (Date.now() > until) throw new Error(`nobody listens on port ${port}: ${said()}`);
    await wait(20);
  }
};

/** Starts a program and waits until its port takes connections. Disposing it ends it. */
export const startProgram = async (
  path: string,
  args: readonly string[],
  { port, environment = {} }: { readonly port: number; readonly environment?: NodeJS.ProcessEnv },
): Promise<StartedProgram> => {
  const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  let said = '';
  const keep = (text: Buffer) => {
    said = `${said}${text}`.slice(-2_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  try {
    await listening(port, () => said);
  } catch (error) {
    await kill();
    throw error;
  }
  return { child, kill, [Symbol.asyncDispose]: () => kill() };
};
