import { Worker } from 'node:worker_threads';
import {
  type Environment,
  type EventReader,
  type Log,
  Progress,
  type ProjectionsStatus,
  type ReadModels,
  type RebuildReport,
  type TextsKeeper,
} from '@chat/platform';
import type { Id, Position } from '@chat/schema/events';
import { BackOff } from './backOff.ts';
import { Notices } from './notices.ts';
import type { FromWorker, ToWorker, WorkerStart } from './workerMessages.ts';

export interface ProjectionWorkerOptions {
  /** Says where the stores are, and how much the worker logs. */
  readonly environment: Environment;
  readonly logId: Id;
  readonly log: Log;
  /** The log as this thread has it: the worker is told when there are new facts. Where absent it looks once a second. */
  readonly eventStore?: Pick<EventReader, 'feed' | 'head'>;
  readonly onStatus?: (status: ProjectionsStatus) => void;
  /** A module that exports `projections`; all of the product where absent. */
  readonly projections?: URL;
}

/** The thread of the projections ended by itself; it is started again. */
export class ProjectionWorkerCrashed extends Error {
  override readonly name = 'ProjectionWorkerCrashed';
}

interface Asked {
  readonly resolve: (report: RebuildReport) => void;
  readonly reject: (error: Error) => void;
}

const script = new URL('../projections.worker.ts', import.meta.url);
const allProjections = new URL('../allProjections.ts', import.meta.url);
const stopMillis = 10_000;
/** Projections in a worker thread. */
export interface ProjectionWorkerHandle extends ReadModels {
  /** What is told here is folded without being opened again. */
  readonly texts: TextsKeeper;
}

class ProjectionWorker implements ProjectionWorkerHandle {
  readonly #options: ProjectionWorkerOptions;
  readonly #stopping = new AbortController();
  readonly #backOff = new BackOff({ firstMillis: 100, mostMillis: 10_000 });
  readonly #progress = new Progress((view) => this.#positionOf(view));
  readonly #asked = new Map<number, Asked>();
  readonly #running: Promise<void>;
  #status: ProjectionsStatus = { views: [], degraded: true, rebuilding: [] };
  #worker: Worker | undefined;
  #requests = 0;
  #newest: Position | undefined;
  readonly #notices = new Notices((message) => this.#send(message));

  constructor(options: ProjectionWorkerOptions) {
    this.#options = options;
    this.#running = this.#run();
    if (options.eventStore !== undefined) void this.#watch(options.eventStore);
  }

  waitFor(position: Position, views: readonly string[], timeoutMs: number): Promise<boolean> {
    if (!this.#progress.isReached(position, views)) this.#notices.await(position);
    return this.#progress.waitFor(position, views, timeoutMs);
  }

  get texts(): TextsKeeper {
    return this.#notices.texts;
  }

  newest(): Position | undefined {
    return this.#newest;
  }

  status(): ProjectionsStatus {
    return this.#status;
  }

  rebuild(view: string): Promise<RebuildReport> {
    if (this.#worker === undefined) return Promise.reject(new ProjectionWorkerCrashed('the projections do not run at present'));
    this.#requests += 1;
    const request = this.#requests;
    this.#send({ kind: 'rebuild', request, view });
    return new Promise((resolve, reject) => this.#asked.set(request, { resolve, reject }));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#notices.stop();
    this.#send({ kind: 'stop' });
    const late = setTimeout(() => void this.#worker?.terminate(), stopMillis);
    await this.#running;
    clearTimeout(late);
    this.#progress.stop();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const ended = await this.#runOnce();
      this.#worker = undefined;
      this.#tellEnd(ended);
      if (signal.aborted) return;
      this.#options.log.error('the projection worker ended, starting it again', { error: ended });
      await this.#backOff.pause(signal);
    }
  }

  /** Resolves with the reason when the worker has ended. */
  #runOnce(): Promise<Error> {
    const { environment, logId, projections = allProjections } = this.#options;
    const workerData: WorkerStart = { environment, logId, projections: projections.href };
    const worker = new Worker(script, { workerData, execArgv: [] });
    this.#worker = worker;
    return new Promise((resolve) => {
      let reason: Error | undefined;
      worker.on('message', (message: FromWorker) => this.#receive(message));
      worker.on('error', (cause) => {
        reason = new ProjectionWorkerCrashed(cause.message, { cause });
      });
      worker.on('exit', (code) =>
        resolve(reason ?? new ProjectionWorkerCrashed(`the projection worker ended with code ${code}`)),
      );
    });
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'status') this.#receiveStatus(message.status);
    else {
      const asked = this.#asked.get(message.request);
      this.#asked.delete(message.request);
      if (message.kind === 'rebuilt') asked?.resolve(message.report);
      else asked?.reject(Object.assign(new Error(message.message), { name: message.name }));
    }
  }

  #receiveStatus(status: ProjectionsStatus): void {
    const hasMoved = status.views.some(
      ({ view, position }) => position !== undefined && position > (this.#positionOf(view) ?? ''),
    );
    if (hasMoved) this.#backOff.reset();
    this.#status = status;
    this.#progress.moved();
    this.#options.onStatus?.(status);
  }

  #tellEnd(ended: Error): void {
    for (const { reject } of this.#asked.values()) reject(ended);
    this.#asked.clear();
    const views = this.#status.views.map((view) => ({ ...view, state: 'stopped' as const }));
    const failure = { name: ended.name, message: ended.message };
    this.#status = { views, degraded: true, rebuilding: [], ...(!this.#stopping.signal.aborted && { failure }) };
    this.#options.onStatus?.(this.#status);
  }

  #positionOf(name: string): Position | undefined {
    return this.#status.views.find(({ view }) => view === name)?.position;
  }

  async #watch(eventStore: Pick<EventReader, 'feed' | 'head'>): Promise<void> {
    try {
      this.#newest = (await eventStore.head())?.position;
      for await (const facts of eventStore.feed(this.#newest, this.#stopping.signal)) {
        this.#newest = facts.at(-1)?.position;
        this.#notices.add(facts.length);
      }
    } catch (error) {
      this.#options.log.warn('the newest fact is not known any more: reads may miss the last moment', { error });
    }
  }

  /** A worker that is not there at present reads everything when it starts. */
  #send(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }
}

/**
 * Runs projections in a worker thread with connections of its own to the stores; the vault must be there. A
 * worker that crashes is started again, with growing pauses; meanwhile its views are `stopped` and nothing else is harmed.
 */
export const startProjectionWorker = (options: ProjectionWorkerOptions): ProjectionWorkerHandle => new ProjectionWorker(options);
