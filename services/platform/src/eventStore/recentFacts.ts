import type { StoredFact } from './eventStore.ts';
import { factOf, type PlacedEnvelope } from './sqliteLog.ts';

interface Entry extends PlacedEnvelope {
  fact?: StoredFact;
}

const freeze = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const part of Object.values(value)) freeze(part);
    Object.freeze(value);
  }
  return value;
};

/**
 * The newest facts of the log without a hole, bounded in number and size. Each is parsed once, when the first feed takes it,
 * and frozen, since all feeds share it.
 */
export class RecentFacts {
  readonly #mostFacts: number;
  readonly #mostBytes: number;
  #entries: Entry[] = [];
  #bytes = 0;
  #last: number;

  constructor(last: number, mostFacts: number, mostBytes: number) {
    this.#last = last;
    this.#mostFacts = mostFacts;
    this.#mostBytes = mostBytes;
  }

  /** The place of the newest fact. */
  get last(): number {
    return this.#last;
  }

  get size(): number {
    return this.#entries.length;
  }

  add(placed: PlacedEnvelope): void {
    if (placed.place !== this.#last + 1) this.#drop(this.#entries.length);
    this.#entries.push({ ...placed });
    this.#bytes += placed.envelope.length;
    this.#last = placed.place;
    if (this.#entries.length > this.#mostFacts || this.#bytes > this.#mostBytes) this.#trim();
  }

  /** At most `limit` facts after a place; nothing (`undefined`) where they do not reach back so far. */
  after(place: number, limit: number): StoredFact[] | undefined {
    if (place >= this.#last) return [];
    const start = this.#entries.length - (this.#last - place);
    if (start < 0) return undefined;
    return this.#entries.slice(start, start + limit).map((entry) => {
      entry.fact ??= freeze(factOf(entry));
      return entry.fact;
    });
  }

  /** Drops a quarter more than it must, so that the cost of moving the rest is shared by many facts. */
  #trim(): void {
    let dropped = 0;
    let bytes = this.#bytes;
    const fits = () => this.#entries.length - dropped <= this.#mostFacts * 0.75 && bytes <= this.#mostBytes * 0.75;
    while (!fits()) {
      bytes -= this.#entries[dropped]?.envelope.length ?? 0;
      dropped += 1;
    }
    this.#drop(dropped);
  }

  #drop(count: number): void {
    for (const entry of this.#entries.splice(0, count)) this.#bytes -= entry.envelope.length;
  }
}
