import type { MessagePort } from 'node:worker_threads';
import type { ToldVaultReader } from '@chat/platform';
import type { Projection } from './projection.ts';
import { ProjectionRunner } from './projectionRunner.ts';
import type { RunnerPorts } from './runnerPorts.ts';
import type { FromWorker, ToWorker, WorkerStart } from './workerMessages.ts';

export interface WorkerPorts extends RunnerPorts, AsyncDisposable {
  notify(): void;
  readonly vault: ToldVaultReader;
}

// Nothing else runs on this thread that a long batch could hold up.
const sizes = { live: 1_000, catchUp: 1_000 };

const rebuild = async (runner: ProjectionRunner, request: number, view: string): Promise<FromWorker> => {
  try {
    return { kind: 'rebuilt', request, report: await runner.rebuild(view) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'notRebuilt', request, name, message };
  }
};

/** Runs projections in a worker thread until it is told to stop; then closes everything, so that the thread ends. */
export const serveProjections = async (port: MessagePort, start: WorkerStart, ports: WorkerPorts): Promise<void> => {
  const { projections } = (await import(start.projections)) as { readonly projections: readonly Projection[] }; // what WorkerStart asks for
  const send = (message: FromWorker): void => port.postMessage(message);
  const runner = new ProjectionRunner(ports, { projections, sizes, onStatus: (status) => send({ kind: 'status', status }) });
  const stop = async (): Promise<void> => {
    await runner.stop();
    await ports[Symbol.asyncDispose]();
    port.close();
  };
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'remember') ports.vault.remember(message.texts);
    else if (message.kind === 'notify') ports.notify();
    else if (message.kind === 'stop') void stop();
    else void rebuild(runner, message.request, message.view).then(send);
  });
  runner.start();
};
