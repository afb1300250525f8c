import type { Line, Subscribed } from '../record/line.ts';

/** What one reader was told between two moments at which it forgot everything. */
export interface Epoch {
  readonly reader: string;
  readonly client: string;
  readonly channel: string;
  /** Place of the first fact that it was told; undefined while there was none. */
  from: number | undefined;
  to: number;
  /** It was told that it has everything, after all was quiet. */
  settled: number | undefined;
}

/** The epochs of all readers. */
export class Epochs {
  readonly all: Epoch[] = [];
  readonly #current = new Map<string, Epoch>();
  #isQuiet = false;

  see(line: Line, number: number): void {
    if (line.kind === 'quiet') this.#isQuiet = true;
    if (line.kind === 'subscribed') this.#subscribe(line);
    if (line.kind === 'caughtUp' && this.#isQuiet) this.#settle(line.reader, number);
    if (line.kind === 'frame') this.#extend(line.reader, line.seq);
  }

  /** Whose reader it is. */
  clientOf(reader: string): string | undefined {
    return this.#current.get(reader)?.client;
  }

  #subscribe({ reader, client, channel, after }: Subscribed): void {
    if (after !== null && this.#current.has(reader)) return;
    const epoch: Epoch = { reader, client, channel, from: undefined, to: 0, settled: undefined };
    this.#current.set(reader, epoch);
    this.all.push(epoch);
  }

  #settle(reader: string, number: number): void {
    const epoch = this.#current.get(reader);
    if (epoch !== undefined) epoch.settled ??= number;
  }

  #extend(reader: string, seq: number): void {
    const epoch = this.#current.get(reader);
    if (epoch === undefined) return;
    epoch.from ??= seq;
    epoch.to = Math.max(epoch.to, seq);
  }
}
