import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Envelope } from '@chat/schema/events';
import { BoundedCache } from '../lru/boundedCache.ts';
import { eventStoreLimits, type ReadOptions, type StoredFact } from './eventStore.ts';
import { positionOf } from './positions.ts';
import { guarded, openForReading } from './sqliteDatabase.ts';
import { prepareStatements } from './sqliteStatements.ts';

const reading = ['streamKey', 'streamName', 'lastPlace', 'readForwards', 'readBackwards', 'readAll', 'newest'] as const;
const mostStreamsCached = 50_000;

export interface PlacedEnvelope {
  readonly stream: string;
  readonly revision: number;
  readonly place: number;
  /** Canonical JSON. */
  readonly envelope: string;
}

/** The fact that canonical JSON at a place of the log stands for. */
export const factOf = ({ stream, revision, place, envelope }: PlacedEnvelope): StoredFact => {
  const { id, type, data, meta } = JSON.parse(envelope) as Envelope; // written by append, from an Envelope
  return { id, type, data, meta, stream, revision, position: positionOf(place) };
};

type StreamRow = readonly [place: number, revision: number, envelope: string];
type LogRow = readonly [place: number, stream: number, revision: number, envelope: string];

/** How many facts a read may answer with; a `RangeError` where that is out of bounds. */
export const limitOf = ({ limit = eventStoreLimits.readFacts }: ReadOptions): number => {
  if (Number.isInteger(limit) && limit >= 1 && limit <= eventStoreLimits.readFacts) return limit;
  throw new RangeError(`limit ${limit} is not between 1 and ${eventStoreLimits.readFacts}`);
};

/** Reads the file on the calling thread, a small page at a time, so that the event loop breathes between pages. */
export class SqliteLog {
  readonly #path: string;
  readonly #database: DatabaseSync;
  readonly #statements: ReturnType<typeof prepareStatements<(typeof reading)[number]>>;
  readonly #pageFacts: number;
  readonly #names = new BoundedCache<number, string>(mostStreamsCached);

  constructor(path: string, pageFacts: number) {
    this.#path = path;
    this.#pageFacts = pageFacts;
    this.#database = guarded(path, () => openForReading(path));
    try {
      this.#statements = guarded(path, () => prepareStatements(this.#database, reading));
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** The place of the newest fact; 0 in an empty log. */
  lastPlace(): number {
    return guarded(this.#path, () => Number((this.#statements.lastPlace.get() as unknown as [number | null])[0] ?? 0));
  }

  newest(): StoredFact | undefined {
    return guarded(this.#path, () => {
      const row = this.#statements.newest.get() as unknown as LogRow | undefined;
      return row && this.#fact(row);
    });
  }

  /** The facts after a place, at most a page. */
  page(after: number): StoredFact[] {
    return guarded(this.#path, () => {
      const rows = this.#statements.readAll.all(after, this.#pageFacts) as unknown as LogRow[];
      return rows.map((row) => this.#fact(row));
    });
  }

  async read(stream: string, options: ReadOptions = {}): Promise<readonly StoredFact[]> {
    const { backwards = false } = options;
    const limit = limitOf(options);
    const facts: StoredFact[] = [];
    let from = options.from ?? (backwards ? Number.MAX_SAFE_INTEGER : 0);
    for (;;) {
      const asked = Math.min(limit - facts.length, this.#pageFacts);
      const page = this.#streamPage(stream, from, backwards, asked);
      facts.push(...page);
      const last = page.at(-1);
      if (last === undefined || page.length < asked || facts.length === limit) return facts;
      from = last.revision + (backwards ? -1 : 1);
      await nextTurn();
    }
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #streamPage(stream: string, from: number, backwards: boolean, limit: number): StoredFact[] {
    return guarded(this.#path, () => {
      const key = this.#statements.streamKey.get(stream) as unknown as [number] | undefined;
      if (key === undefined) return [];
      const statement = backwards ? this.#statements.readBackwards : this.#statements.readForwards;
      const rows = statement.all(key[0], from, limit) as unknown as StreamRow[];
      return rows.map(([place, revision, envelope]) => factOf({ stream, revision, place, envelope }));
    });
  }

  #fact([place, key, revision, envelope]: LogRow): StoredFact {
    return factOf({ stream: this.#name(key), revision, place, envelope });
  }

  #name(key: number): string {
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const [name] = this.#statements.streamName.get(key) as unknown as [string];
    this.#names.set(key, name);
    return name;
  }
}
