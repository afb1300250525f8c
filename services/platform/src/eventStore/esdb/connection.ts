import { setImmediate as nextTurn } from 'node:timers/promises';
import { NotLeaderError, type StreamingRead, StreamNotFoundError, WrongExpectedVersionError } from '@eventstore/db-client';
import type { EsdbSettings } from './connectionString.ts';
import { EsdbClient, type EsdbRole } from './esdbClient.ts';
import { outageOf } from './outages.ts';

export interface ConnectionOptions {
  readonly settings: EsdbSettings;
  readonly role: EsdbRole;
  /** Milliseconds after which a call that has no answer has failed. */
  readonly callMillis: number;
}

/** What the node answered, and no outage. */
const isAnswer = (error: unknown): boolean => error instanceof WrongExpectedVersionError || error instanceof StreamNotFoundError;

/** Runs with a signal that aborts, and rejects, when the time is over. */
const within = <Result>(millis: number, run: (late: AbortSignal) => Promise<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    const controller = new AbortController();
    const giveUp = () => {
      reject(new Error(`no answer within ${millis} ms`));
      controller.abort();
    };
    const timer = setTimeout(giveUp, millis);
    run(controller.signal)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });

/** The client's streams may fail after nobody reads them any more. */
const ignore = (): void => undefined;

const allOf = async <Item>(stream: StreamingRead<Item>, late: AbortSignal): Promise<Item[]> => {
  stream.on('error', ignore);
  const stop = () => {
    stream.destroy();
    // Where there never was a connection there is nothing to cancel.
    stream.cancel().catch(ignore);
  };
  late.addEventListener('abort', stop, { once: true });
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
};

type Run<Result> = (client: EsdbClient, late: AbortSignal) => Promise<Result>;

/** A node that is not the leader has done nothing, and has told the client who is: the client goes there with the next call. */
const atLeader = async <Result>(client: EsdbClient, run: Run<Result>, late: AbortSignal): Promise<Result> => {
  try {
    return await run(client, late);
  } catch (error) {
    if (!(error instanceof NotLeaderError)) throw error;
    await nextTurn();
    return run(client, late);
  }
};

/** The client, of which every call ends within its time. It connects anew by itself after an outage. */
export class EsdbConnection {
  readonly client: EsdbClient;
  readonly #options: ConnectionOptions;
  readonly #calls = new Set<Promise<unknown>>();

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.client = new EsdbClient(options.settings, options.role);
  }

  /** Scheme and hosts, for messages. */
  get endpoint(): string {
    return this.#options.settings.endpoint;
  }

  /** Options of every call. */
  get callOptions(): { readonly requiresLeader: boolean; readonly deadline: number } {
    return { requiresLeader: this.#options.role === 'commands', deadline: this.#options.callMillis };
  }

  /** Rejects with `EventStoreUnavailable`, or with the client's own error where that is the node's answer. */
  async call<Result>(run: Run<Result>): Promise<Result> {
    const call = within(this.#options.callMillis, (late) => atLeader(this.client, run, late));
    this.#calls.add(call);
    try {
      return await call;
    } catch (error) {
      throw isAnswer(error) ? error : outageOf(this.endpoint, error);
    } finally {
      this.#calls.delete(call);
    }
  }

  /** Everything that a read of the client yields. */
  read<Item>(open: (client: EsdbClient) => StreamingRead<Item>): Promise<Item[]> {
    return this.call((client, late) => allOf(open(client), late));
  }

  /** Waits for the calls that are under way, then lets the connection go. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#calls);
    this.client.release();
  }
}
