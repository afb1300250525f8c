import type { DatabaseSync } from 'node:sqlite';
import type { Envelope } from '@chat/schema/events';
import { BoundedCache } from '../lru/boundedCache.ts';
import { openForWriting } from './sqliteDatabase.ts';
import { prepareStatements } from './sqliteStatements.ts';

/** One append on its way to the writer's thread. */
export interface AppendMessage {
  readonly ticket: number;
  readonly stream: string;
  /** Revision of the stream's last fact; -1 where there is no stream. */
  readonly expected: number;
  /** Canonical JSON, one a fact. */
  readonly envelopes: readonly string[];
}

/** What became of it. `places` of an append that had happened before need not be neighbours. */
export type Answer =
  | { readonly ticket: number; readonly kind: 'appended'; readonly firstPlace: number }
  | { readonly ticket: number; readonly kind: 'repeated'; readonly places: readonly number[] }
  | { readonly ticket: number; readonly kind: 'conflict'; readonly actual: number };

interface StreamState {
  readonly key: number;
  revision: number;
}

const writing = ['streamKey', 'addStream', 'lastRevision', 'lastPlace', 'idsAfter', 'addFact', 'begin', 'commit'] as const;
const mostStreamsCached = 50_000;

const idOf = (envelope: string): string => (JSON.parse(envelope) as Envelope).id; // canonical JSON of an Envelope

/**
 * Judges appends in their order and writes those that hold in one transaction. It must be the only writer of the file: it
 * remembers where streams end. After an error it is of no use any more; nothing of the group is in the log then.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #statements: ReturnType<typeof prepareStatements<(typeof writing)[number]>>;
  readonly #streams = new BoundedCache<string, StreamState>(mostStreamsCached);
  #lastPlace: number;

  constructor(path: string, maximumPages?: number) {
    this.#database = openForWriting(path, maximumPages);
    this.#statements = prepareStatements(this.#database, writing);
    this.#lastPlace = Number(this.#first(this.#statements.lastPlace.get()) ?? 0);
  }

  commit(appends: readonly AppendMessage[]): readonly Answer[] {
    this.#statements.begin.run();
    const answers = appends.map((append) => this.#judge(append));
    this.#statements.commit.run();
    return answers;
  }

  /** Rolls back what is open and gives the file back. */
  close(): void {
    this.#database.close();
  }

  #judge({ ticket, stream, expected, envelopes }: AppendMessage): Answer {
    const state = this.#streamState(stream);
    const actual = state?.revision ?? -1;
    if (actual === expected) return { ticket, kind: 'appended', firstPlace: this.#write(stream, state, envelopes) };
    const places = state && this.#placesOfSame(state, expected, envelopes);
    return places ? { ticket, kind: 'repeated', places } : { ticket, kind: 'conflict', actual };
  }

  #write(stream: string, known: StreamState | undefined, envelopes: readonly string[]): number {
    const state = known ?? this.#addStream(stream);
    const firstPlace = this.#lastPlace + 1;
    for (const envelope of envelopes) {
      this.#lastPlace += 1;
      state.revision += 1;
      this.#statements.addFact.run(this.#lastPlace, state.key, state.revision, envelope);
    }
    return firstPlace;
  }

  /** Looks only at the rows right after the expected revision, however long the stream is. */
  #placesOfSame(state: StreamState, expected: number, envelopes: readonly string[]): readonly number[] | undefined {
    if (!Number.isInteger(expected) || state.revision < expected + envelopes.length) return undefined;
    const rows = this.#statements.idsAfter.all(state.key, expected, envelopes.length) as unknown as [number, string][];
    const same = rows.every(([, id], index) => id === idOf(envelopes[index] ?? '{}'));
    return same ? rows.map(([place]) => place) : undefined;
  }

  #streamState(stream: string): StreamState | undefined {
    const cached = this.#streams.get(stream);
    if (cached !== undefined) return cached;
    const key = this.#first(this.#statements.streamKey.get(stream));
    if (key === undefined || key === null) return undefined;
    return this.#remember(stream, key, Number(this.#first(this.#statements.lastRevision.get(key)) ?? -1));
  }

  #addStream(stream: string): StreamState {
    return this.#remember(stream, Number(this.#statements.addStream.run(stream).lastInsertRowid), -1);
  }

  #remember(stream: string, key: number, revision: number): StreamState {
    const state = { key, revision };
    this.#streams.set(stream, state);
    return state;
  }

  #first(row: unknown): number | null | undefined {
    return (row as [number | null] | undefined)?.[0]; // rows come as lists, and these have one number
  }
}
