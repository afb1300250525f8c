import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** An object of functions that answer with promises: what a process offers to the one that started it. */
type Commands<Offered> = { readonly [Name in keyof Offered]: (...args: never[]) => Promise<unknown> };

interface Call {
  readonly call: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

type Return = { readonly call: number; readonly value?: unknown; readonly failure?: string };

/** Answers calls of the parent process. A process that was started by hand has nobody to answer. */
export const offer = (commands: object): void => {
  const offered = commands as Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>; // see Remote
  const answer = async ({ call, name, args }: Call): Promise<Return> => {
    try {
      return { call, value: await offered[name]?.call(commands, ...args) };
    } catch (error) {
      return { call, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  process.on('message', (call: Call) => void answer(call).then((returned) => process.send?.(returned)));
  process.once('disconnect', () => process.exit(0));
  process.send?.({ call: 0 });
};

/** A process of the benchmark's own. Disposing it kills it. */
export interface Remote<Offered> extends AsyncDisposable {
  readonly pid: number;
  readonly commands: Offered;
}

export interface RemoteOptions {
  readonly script: URL;
  readonly args?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly execArgv?: readonly string[];
}

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
};

class Calls {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  readonly #started = Promise.withResolvers<void>();
  #calls = 0;

  constructor(child: ChildProcess, name: string) {
    this.#child = child;
    child.on('message', (returned: Return) => this.#settle(returned));
    child.once('exit', (code, signal) => this.giveUp(`${name} ended (${signal ?? code})`));
  }

  get started(): Promise<void> {
    return this.#started.promise;
  }

  /** What is waited for will not come. */
  giveUp(reason: string): void {
    const error = new Error(reason);
    this.#started.reject(error);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  call(name: string, args: readonly unknown[]): Promise<unknown> {
    this.#calls += 1;
    const call = this.#calls;
    return new Promise((resolve, reject) => {
      this.#waiting.set(call, { resolve, reject });
      this.#child.send({ call, name, args } satisfies Call, (error) => {
        if (error !== null) reject(error);
      });
    });
  }

  #settle({ call, value, failure }: Return): void {
    if (call === 0) this.#started.resolve();
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    if (failure === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(failure));
  }
}

const startMillis = 120_000;

/** Starts a `*.process.ts` that calls `offer`, and answers when it has. */
export const startRemote = async <Offered extends Commands<Offered>>(options: RemoteOptions): Promise<Remote<Offered>> => {
  const { script, args = [], variables = {}, execArgv = [] } = options;
  const child = fork(script, args, {
    execArgv: [...execArgv],
    env: { ...process.env, ...variables },
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const name = script.pathname.split('/').at(-1) ?? '';
  const calls = new Calls(child, name);
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended(child);
  };
  const late = setTimeout(() => calls.giveUp(`${name} did not start within ${startMillis} ms`), startMillis);
  try {
    await calls.started;
  } catch (error) {
    await stop();
    throw error;
  } finally {
    clearTimeout(late);
  }
  // Every property is a function that calls the one of the same name over there.
  const commands = new Proxy(
    {},
    {
      get:
        (_, name) =>
        (...args: unknown[]) =>
          calls.call(String(name), args),
    },
  ) as Offered;
  return { pid: child.pid ?? 0, commands, [Symbol.asyncDispose]: stop };
};
