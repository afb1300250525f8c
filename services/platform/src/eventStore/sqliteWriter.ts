import { Worker } from 'node:worker_threads';
import { EventStoreUnavailable } from './eventStore.ts';
import type { Answer, AppendMessage } from './groupCommit.ts';
import type { PlacedEnvelope } from './sqliteLog.ts';
import type { FromWriter, WriterData } from './sqliteWriter.worker.ts';

/** Counted since the store was opened. */
export interface WriterStatistics {
  /** Transactions that wrote facts. */
  readonly commits: number;
  /** Facts written. */
  readonly facts: number;
  /** Appends written; those answered from an earlier one, or refused, are not counted. */
  readonly appends: number;
}

export interface WriterOptions extends WriterData {
  /** Called for each group in a turn of its own after its appends were answered. */
  readonly onCommitted: (facts: readonly PlacedEnvelope[]) => void;
}

interface Waiting {
  readonly message: AppendMessage;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** So many appends do not wait for the end of the event loop's turn. */
const enoughToPost = 64;

/** The calling thread's end of the writer thread: hands it appends, and settles them when their group is on the disk. */
export class SqliteWriter {
  readonly #worker: Worker;
  readonly #options: WriterOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<void>;
  #outbox: AppendMessage[] = [];
  #tickets = 0;
  #failure: EventStoreUnavailable | undefined;
  #statistics: WriterStatistics = { commits: 0, facts: 0, appends: 0 };

  private constructor(options: WriterOptions) {
    this.#options = options;
    const { path, maximumPages } = options;
    this.#worker = new Worker(new URL('./sqliteWriter.worker.ts', import.meta.url), {
      workerData: { path, ...(maximumPages !== undefined && { maximumPages }) } satisfies WriterData,
      // Node strips the types itself; a loader of the parent's (tsx) would only slow the start.
      execArgv: [],
    });
    this.#ended = new Promise((resolve) => {
      this.#worker.once('exit', () => {
        this.#fail('its writer ended');
        resolve();
      });
    });
    this.#worker.on('error', (error) => this.#fail('its writer failed', error));
  }

  static open(options: WriterOptions): Promise<SqliteWriter> {
    const writer = new SqliteWriter(options);
    return new Promise((resolve, reject) => {
      writer.#worker.once('message', () => {
        writer.#worker.on('message', (message: FromWriter) => writer.#settle(message));
        resolve(writer);
      });
      writer.#ended.then(() => reject(writer.#failure));
    });
  }

  get statistics(): WriterStatistics {
    return this.#statistics;
  }

  append(stream: string, expected: number, envelopes: readonly string[]): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      this.#tickets += 1;
      const message = { ticket: this.#tickets, stream, expected, envelopes };
      this.#waiting.set(message.ticket, { message, resolve, reject });
      this.#outbox.push(message);
      // All appends of a turn share one message, and so one commit.
      if (this.#outbox.length === 1) setImmediate(() => this.#post());
      else if (this.#outbox.length >= enoughToPost) this.#post();
    });
  }

  /** Finishes what was accepted. */
  async close(): Promise<void> {
    this.#post();
    this.#worker.postMessage('close');
    await this.#ended;
  }

  /** Ends the thread at once, in the middle of whatever it does. For tests. */
  async terminate(): Promise<void> {
    await this.#worker.terminate();
    await this.#ended;
  }

  #post(): void {
    if (this.#outbox.length === 0) return;
    this.#worker.postMessage(this.#outbox);
    this.#outbox = [];
  }

  #settle(message: FromWriter): void {
    if (message === 'ready') return;
    if ('failure' in message) {
      this.#refuse(message.tickets, message.failure);
      return;
    }
    const committed: PlacedEnvelope[] = [];
    let appends = 0;
    for (const answer of message.answers) {
      const waiting = this.#take(answer.ticket);
      if (waiting === undefined) continue;
      if (answer.kind === 'appended') {
        appends += 1;
        committed.push(...placed(waiting.message, answer.firstPlace));
      }
      waiting.resolve(answer);
    }
    if (appends === 0) return;
    const { commits, facts } = this.#statistics;
    this.#statistics = { commits: commits + 1, facts: facts + committed.length, appends: this.#statistics.appends + appends };
    setImmediate(this.#options.onCommitted, committed);
  }

  #take(ticket: number): Waiting | undefined {
    const waiting = this.#waiting.get(ticket);
    this.#waiting.delete(ticket);
    return waiting;
  }

  #refuse(tickets: Iterable<number>, reason: string, cause?: unknown): void {
    const error = new EventStoreUnavailable(`the event log ${this.#options.path} cannot be written: ${reason}`, { cause });
    for (const ticket of tickets) this.#take(ticket)?.reject(error);
  }

  #fail(reason: string, cause?: unknown): void {
    this.#failure ??= new EventStoreUnavailable(`the event log ${this.#options.path} cannot be written: ${reason}`, { cause });
    this.#refuse([...this.#waiting.keys()], reason, cause);
  }
}

const placed = ({ stream, expected, envelopes }: AppendMessage, firstPlace: number): PlacedEnvelope[] =>
  envelopes.map((envelope, index) => ({ stream, revision: expected + 1 + index, place: firstPlace + index, envelope }));
