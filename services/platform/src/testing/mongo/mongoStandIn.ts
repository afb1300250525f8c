import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { component } from '../components.ts';

/** A server that tests may fill. */
export interface MongoServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** It holds its connections and answers nothing until `thaw`. */
  freeze(): void;
  thaw(): void;
}

/**
 * Starts mongo-java-server from its jar: in memory, on a free port of loopback, one a spec file (it takes most of a second).
 * It ends with the disposal, or with this process. It has no index but that of ids, no transactions and no replica set.
 */
export const startMongoStandIn = async (jar: string): Promise<MongoServer> => {
  const java = component('java')?.path;
  if (java === undefined) throw new Error('not run: java, which the stand-in of MongoDB needs');
  const child = spawn(java, ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-jar', jar], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port] = /^listening on (\d+)$/.exec(line) ?? [];
    if (port === undefined) continue;
    return {
      url: `mongodb://127.0.0.1:${port}/?directConnection=true`,
      port: Number(port),
      freeze: () => void child.kill('SIGSTOP'),
      thaw: () => void child.kill('SIGCONT'),
      [Symbol.asyncDispose]: async () => {
        child.kill('SIGKILL');
        await ended;
      },
    };
  }
  throw new Error('the stand-in of MongoDB ended before it listened');
};
