import type { Event, Invoked, Line, Succeeded } from '../record/line.ts';

export const forgedWall = 1_800_000_000_000;
export const forgedChannelId = 'c'.repeat(32);
const between = 10;

/** A record that a spec writes line by line, 10 ms between two of them. */
export class ForgedRecord {
  readonly lines: Line[] = [];
  #at = 0;
  #count = 0;

  constructor() {
    this.write({ kind: 'began', seed: 1, wall: forgedWall });
  }

  get at(): number {
    return this.#at;
  }

  write(event: Event): void {
    this.lines.push({ at: this.#at, ...event } as Line); // an event and its stamp
    this.#at += between;
  }

  wait(millis: number): void {
    this.#at += millis;
  }

  newId(): string {
    this.#count += 1;
    return this.#count.toString(16).padStart(32, '0');
  }

  /** Writes that an attempt left; answers with its number. */
  invoke(invoked: Pick<Invoked, 'client' | 'operation' | 'key' | 'message' | 'person'> & { readonly node?: string }): number {
    this.#count += 1;
    this.write({ kind: 'invoked', attempt: this.#count, node: 'n1', channel: forgedChannelId, ...invoked });
    return this.#count;
  }

  succeed(attempt: number, answer: Omit<Succeeded, 'kind' | 'at' | 'attempt'>): void {
    this.write({ kind: 'succeeded', attempt, ...answer });
  }

  /** Nobody answered. */
  lose(attempt: number): void {
    this.write({ kind: 'unknown', attempt, why: 'the connection broke' });
  }
}
