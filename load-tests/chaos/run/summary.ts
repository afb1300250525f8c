import type { Line } from '../record/line.ts';

/** What happened in a run, counted. */
export interface Summary {
  /** How many faults of each kind. */
  readonly faults: Readonly<Record<string, number>>;
  /** By operation, then by outcome; a refusal is counted under its code. */
  readonly invocations: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly frames: number;
  readonly reads: number;
  readonly subscriptions: number;
  readonly resets: number;
}

type Counts = Record<string, number>;

const count = (counts: Counts, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1;
};

/** Counts a record, line by line. */
export class Counting {
  readonly #faults: Counts = {};
  readonly #invocations: Record<string, Counts> = {};
  readonly #kinds: Counts = {};
  readonly #open = new Map<number, string>();

  see(line: Line): void {
    count(this.#kinds, line.kind);
    if (line.kind === 'fault') count(this.#faults, line.fault);
    if (line.kind === 'invoked') this.#open.set(line.attempt, line.operation);
    if (line.kind === 'succeeded' || line.kind === 'unknown') this.#end(line.attempt, line.kind);
    if (line.kind === 'failed') this.#end(line.attempt, line.code);
  }

  get summary(): Summary {
    const { frame = 0, read = 0, subscribed = 0, reset = 0 } = this.#kinds;
    const { frames, reads, subscriptions, resets } = { frames: frame, reads: read, subscriptions: subscribed, resets: reset };
    return { faults: this.#faults, invocations: this.#invocations, frames, reads, subscriptions, resets };
  }

  #end(attempt: number, outcome: string): void {
    const operation = this.#open.get(attempt) ?? 'nothing';
    this.#open.delete(attempt);
    const counts = this.#invocations[operation] ?? {};
    this.#invocations[operation] = counts;
    count(counts, outcome);
  }
}

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, number]) => `${name} ${number}`)
    .join(', ') || 'none';

/** The numbers for people. */
export const summaryText = ({ faults, invocations, frames, reads, subscriptions, resets }: Summary, bytes: number): string =>
  [
    `faults: ${listed(faults)}`,
    ...Object.entries(invocations).map(([operation, counts]) => `${operation}: ${listed(counts)}`),
    `frames: ${frames} over ${subscriptions} subscriptions, ${resets} resets`,
    `pages read: ${reads}`,
    `record: ${(bytes / 1_048_576).toFixed(1)} MiB`,
  ].join('\n');
