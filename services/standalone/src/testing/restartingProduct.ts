import { setTimeout as wait } from 'node:timers/promises';
import { OperationFailed } from './graphqlClient.ts';
import type { Person } from './meeting.ts';
import { type ProductProcess, type ProductProcessOptions, startProductProcess } from './productProcess.ts';

/** A product that is killed and started again on the same directory, each time at another address. */
export interface RestartingProduct extends AsyncDisposable {
  readonly current: ProductProcess;
  /** For sockets. */
  readonly url: () => string;
  /** Resolves while it runs; else once it runs again. */
  up(): Promise<void>;
  /** kill -9, and a start. */
  killAndStart(): Promise<void>;
  /** Asks again, with the same key, until there is an answer: what a client with an outbox does. */
  untilAnswered<Answer>(person: Person, ask: () => Promise<Answer>): Promise<Answer>;
}

/** Codes with which the table of errors says: the same again, later. */
const later = new Set(['UNAVAILABLE', 'PROJECTION_BEHIND']);
const mostAttempts = 200;
const betweenMillis = 20;

/** No answer at all, or one that says so. */
const isWorthRepeating = (error: unknown): boolean => !(error instanceof OperationFailed) || later.has(error.code);

/** What the product itself said belongs to what a person was told. */
const failureOf = (cause: unknown, product: ProductProcess): Error =>
  new Error(`${cause instanceof Error ? cause.message : String(cause)}\n${product.output().slice(-4_000)}`, { cause });

export const startRestartingProduct = async (options: ProductProcessOptions): Promise<RestartingProduct> => {
  let current = await startProductProcess(options);
  let up: Promise<void> = Promise.resolve();
  const restart = async (): Promise<void> => {
    await current.kill();
    current = await startProductProcess(options);
  };
  return {
    get current() {
      return current;
    },
    url: () => `${current.address.replace('http', 'ws')}/graphql`,
    up: () => up,
    killAndStart: () => {
      up = restart();
      return up;
    },
    untilAnswered: async (person, ask) => {
      for (let attempt = 1; ; attempt += 1) {
        await up;
        person.client.address = current.address;
        try {
          return await ask();
        } catch (error) {
          if (attempt === mostAttempts || !isWorthRepeating(error)) throw failureOf(error, current);
          await wait(betweenMillis);
        }
      }
    },
    [Symbol.asyncDispose]: async () => {
      await up;
      await current.kill();
    },
  };
};
