import { Worker } from 'node:worker_threads';
import type { FromServer, ToServer } from './commitServer.ts';

/** The file cannot be written now: torn, disk full, closed. Of a request in flight, the outcome is unknown. */
export class CommitFailed extends Error {
  override readonly name = 'CommitFailed';
}

interface Waiting<Request, Answer> {
  readonly request: Request;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (cause: Error) => void;
}

const largestBatch = 1_024;

/**
 * Group commit off the main thread: a durable commit takes 0.3 to 1 ms, which would stall sockets. Requests made in one tick,
 * or while a commit is under way, share the next transaction. Answers come in the order of the requests.
 */
export class CommitWorker<Request, Answer> {
  readonly #worker: Worker;
  readonly #waiting: Waiting<Request, Answer>[] = [];
  #inFlight: readonly Waiting<Request, Answer>[] = [];
  #flushScheduled = false;
  #closing = false;
  readonly #opened = Promise.withResolvers<void>();
  readonly #exited = Promise.withResolvers<void>();
  #failure: CommitFailed | undefined;

  private constructor(script: URL, workerData: unknown) {
    this.#worker = new Worker(script, { workerData, execArgv: [] });
    this.#worker.on('message', (message: FromServer<Answer>) => this.#receive(message));
    this.#worker.on('error', (cause) => this.#fail(cause.message));
    this.#worker.on('exit', () => {
      this.#fail('closed');
      this.#exited.resolve();
    });
  }

  /** Starts the worker `script`, which calls `serveCommits`. Rejects with `CommitFailed` where it cannot open its file. */
  static async open<Request, Answer>(script: URL, workerData: unknown): Promise<CommitWorker<Request, Answer>> {
    const worker = new CommitWorker<Request, Answer>(script, workerData);
    try {
      await worker.#opened.promise;
      return worker;
    } catch (cause) {
      await worker.#worker.terminate();
      throw cause;
    }
  }

  /** Resolves when the request is committed durably; rejects with `CommitFailed`. */
  submit(request: Request): Promise<Answer> {
    if (this.#failure !== undefined || this.#closing) return Promise.reject(this.#failure ?? new CommitFailed('closed'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject });
      this.#scheduleFlush();
    });
  }

  /** Finishes what was submitted, then refuses everything. Repeating it changes nothing. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#flush();
    await this.#exited.promise;
  }

  #scheduleFlush(): void {
    if (this.#flushScheduled) return;
    this.#flushScheduled = true;
    queueMicrotask(() => {
      this.#flushScheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#inFlight.length > 0 || this.#failure !== undefined) return;
    this.#inFlight = this.#waiting.splice(0, largestBatch);
    if (this.#inFlight.length > 0) this.#send({ kind: 'commit', requests: this.#inFlight.map((waiting) => waiting.request) });
    else if (this.#closing) this.#stop();
  }

  #stop(): void {
    this.#failure = new CommitFailed('closed');
    this.#send({ kind: 'close' });
  }

  #send(message: ToServer<Request>): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromServer<Answer>): void {
    if (message.kind === 'ready') this.#opened.resolve();
    if (message.kind === 'committed') this.#settle((waiting, index) => waiting.resolve(message.answers[index] as Answer)); // one a request
    if (message.kind === 'failed') {
      const failure = new CommitFailed(message.message);
      this.#opened.reject(failure);
      this.#settle((waiting) => waiting.reject(failure));
    }
  }

  #settle(settle: (waiting: Waiting<Request, Answer>, index: number) => void): void {
    const settled = this.#inFlight;
    this.#inFlight = [];
    settled.forEach(settle);
    this.#flush();
  }

  #fail(message: string): void {
    this.#failure ??= new CommitFailed(message);
    this.#opened.reject(this.#failure);
    for (const { reject } of [...this.#inFlight, ...this.#waiting.splice(0)]) reject(this.#failure);
    this.#inFlight = [];
  }
}
