import { join } from 'node:path';
import type { Envelope, Id } from '@chat/schema/events';
import { eventStoreLimits, type StoredFact } from '../../eventStore/eventStore.ts';
import { placeOf, positionOf } from '../../eventStore/positions.ts';
import { openSqliteEventStore, type SqliteEventStore } from '../../eventStore/sqliteEventStore.ts';
import { SqliteLog } from '../../eventStore/sqliteLog.ts';

/** An event as the face sends it. */
export interface FaceEvent {
  readonly stream: string;
  readonly revision: number;
  readonly id: Id;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  /** Where it stands in the log; commit and prepare position are the same. */
  readonly commit: number;
}

/** The place of a fact in SQLite times this is its position here; what lies between is room for events of the system. */
const step = 100;
const systemOffset = 50;
const systemEvery = 3;
const pageFacts = 250;

export const commitOf = (fact: Pick<StoredFact, 'position'>): number => placeOf(fact.position) * step;

export const eventOfFact = (fact: StoredFact): FaceEvent => ({
  stream: fact.stream,
  revision: fact.revision,
  id: fact.id,
  type: fact.type,
  data: JSON.stringify(fact.data),
  metadata: JSON.stringify(fact.meta),
  commit: commitOf(fact),
});

/** A node keeps statistics in its own log: here one event after every third place, the first in the empty log. */
const systemEventsAfter = (place: number): FaceEvent[] => {
  if (place % systemEvery !== 0) return [];
  const revision = place / systemEvery;
  const id = revision.toString(16).padStart(32, 'f') as Id; // 32 hexadecimal digits
  const commit = place * step + systemOffset;
  return [
    { stream: '$stats-127.0.0.1:2113', revision, id, type: '$statsCollected', data: '{"proc-cpu":1}', metadata: '', commit },
  ];
};

const withSystemEvents = (fact: StoredFact): FaceEvent[] => [eventOfFact(fact), ...systemEventsAfter(placeOf(fact.position))];

/** A node's log over the SQLite store in a directory: streams, and everything in order, with the system's events in between. */
export class FaceLog {
  readonly store: SqliteEventStore;
  readonly #everything: SqliteLog;

  private constructor(store: SqliteEventStore, everything: SqliteLog) {
    this.store = store;
    this.#everything = everything;
  }

  static async open(directory: string): Promise<FaceLog> {
    const path = join(directory, 'log.db');
    const store = await openSqliteEventStore({ path });
    return new FaceLog(store, new SqliteLog(path, pageFacts));
  }

  /** The position of the newest event. */
  get end(): number {
    const place = this.#everything.lastPlace();
    return systemEventsAfter(place)[0]?.commit ?? place * step;
  }

  /** The revision of the stream's last event; -1 where there is no stream. */
  async revisionOf(stream: string): Promise<number> {
    const [last] = await this.store.read(stream, { backwards: true, limit: 1 });
    return last?.revision ?? -1;
  }

  append(stream: string, after: number, facts: readonly Envelope[]) {
    return this.store.append(stream, after < 0 ? 'no_stream' : after, facts);
  }

  /** The events of a stream, both ways, as far as somebody reads on. */
  async *stream(name: string, from: number | undefined, backwards: boolean): AsyncGenerator<FaceEvent> {
    let next = from;
    for (;;) {
      const facts = await this.store.read(name, { ...(next !== undefined && { from: next }), backwards });
      yield* facts.map(eventOfFact);
      const last = facts.at(-1);
      if (last === undefined || facts.length < eventStoreLimits.readFacts) return;
      next = last.revision + (backwards ? -1 : 1);
      if (next < 0) return;
    }
  }

  /** Everything that stands after a position now, first to last. */
  async *forwards(after: number): AsyncGenerator<FaceEvent> {
    let place = Math.floor(after / step);
    yield* systemEventsAfter(place).filter(({ commit }) => commit > after);
    for (;;) {
      const page = this.#everything.page(place);
      const last = page.at(-1);
      if (last === undefined) return;
      yield* page.flatMap(withSystemEvents);
      place = placeOf(last.position);
    }
  }

  /** Everything that stands before a position, last to first. */
  async *backwards(before: number): AsyncGenerator<FaceEvent> {
    let place = Math.min(Math.ceil(before / step), this.#everything.lastPlace());
    while (place > 0) {
      const start = Math.max(0, place - pageFacts);
      const page = this.#everything.page(start).slice(0, place - start);
      yield* page
        .flatMap(withSystemEvents)
        .filter(({ commit }) => commit < before)
        .reverse();
      place = start;
    }
    yield* systemEventsAfter(0).filter(({ commit }) => commit < before);
  }

  /** Everything after a position, and from then on what is appended; ends when the signal aborts. */
  async *follow(after: number, signal: AbortSignal): AsyncGenerator<readonly FaceEvent[]> {
    const place = Math.floor(after / step);
    const early = systemEventsAfter(place).filter(({ commit }) => commit > after);
    if (early.length > 0) yield early;
    const start = place === 0 ? undefined : positionOf(place);
    for await (const facts of this.store.feed(start, signal)) yield facts.flatMap(withSystemEvents);
  }

  async close(): Promise<void> {
    this.#everything.close();
    await this.store.close();
  }
}
