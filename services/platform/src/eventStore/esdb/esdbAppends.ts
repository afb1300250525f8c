import type { Envelope } from '@chat/schema/events';
import { type AppendExpectedRevision, type AppendResult, NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import { type Appended, EventStoreUnavailable, type ExpectedRevision, WrongExpectedRevision } from '../eventStore.ts';
import { AppendQueue } from './appendQueue.ts';
import type { EsdbConnection } from './connection.ts';
import { eventsOf } from './esdbFacts.ts';
import { isKnown, positionOf } from './esdbPositions.ts';
import { readFacts } from './streamReads.ts';

interface Sent {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: ReturnType<typeof eventsOf>;
  readonly ids: readonly string[];
  readonly firstRevision: number;
}

/** The appending half of the adapter. */
export class EsdbAppends {
  readonly #connection: EsdbConnection;
  readonly #queue = new AppendQueue();

  constructor(connection: EsdbConnection) {
    this.#connection = connection;
  }

  /** See `EventStore.append`. */
  async append(stream: string, expected: ExpectedRevision, facts: readonly Envelope[]): Promise<Appended> {
    const sent: Sent = {
      stream,
      expected,
      events: eventsOf(facts),
      ids: facts.map(({ id }) => id),
      firstRevision: expected === 'no_stream' ? 0 : expected + 1,
    };
    return this.#queue.run(stream, () => this.#send(sent));
  }

  /** Resolves when everything that was accepted has its answer. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  async #send(sent: Sent): Promise<Appended> {
    const { stream, expected, events } = sent;
    const connection = this.#connection;
    const expectedRevision: AppendExpectedRevision = expected === 'no_stream' ? NO_STREAM : BigInt(expected);
    const options = { ...connection.callOptions, expectedRevision };
    try {
      const answer = await connection.call((client) => client.appendToStream(stream, events, options));
      return answered(answer, sent) ?? (await this.#stored(sent)) ?? this.#lost(sent);
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      const stored = await this.#stored(sent);
      if (stored !== undefined) return stored;
      const actual = error.actualVersion === NO_STREAM ? -1 : Number(error.actualVersion);
      throw new WrongExpectedRevision(stream, expected, actual);
    }
  }

  /** Where the facts stand, if exactly they stand right after the expected revision. */
  async #stored({ stream, ids, firstRevision }: Sent): Promise<Appended | undefined> {
    const facts = await readFacts(this.#connection, stream, { from: firstRevision, limit: ids.length });
    if (facts.length !== ids.length || facts.some(({ id }, index) => id !== ids[index])) return undefined;
    return { firstRevision, positions: facts.map(({ position }) => position) };
  }

  #lost({ stream, expected }: Sent): never {
    throw new EventStoreUnavailable(
      `the event store ${this.#connection.endpoint} has taken an append to ${stream} after ${expected}, but does not show it`,
    );
  }
}

/** One fact's position stands in the answer; of a batch, only that of the last fact does. */
const answered = ({ position, nextExpectedRevision }: AppendResult, { ids, firstRevision }: Sent): Appended | undefined => {
  if (ids.length !== 1 || Number(nextExpectedRevision) !== firstRevision || !isKnown(position)) return undefined;
  return { firstRevision, positions: [positionOf(position)] };
};
