import type { Frame, Line } from '../record/line.ts';
import type { Row } from '../record/pages.ts';

const keys = /\b[0-9a-f]{32}\b/g;

/** Where the keys that texts carry were shown: per key the messages, each with the first line that shows it so. */
export class Sightings {
  readonly #messages = new Map<string, Map<string, number>>();

  see(line: Line, number: number): void {
    if (line.kind === 'frame') this.#seeFrame(line, number);
    if (line.kind === 'read' || line.kind === 'finalPage') for (const row of line.rows) this.#seeRow(row, number);
  }

  /** Ids of the messages whose text carried the key, each with a line. */
  of(key: string): ReadonlyMap<string, number> {
    return this.#messages.get(key) ?? new Map<string, number>();
  }

  #seeFrame({ text, message }: Frame, number: number): void {
    this.#seeText(text, message, number);
  }

  #seeRow({ text, id }: Row, number: number): void {
    this.#seeText(text, id, number);
  }

  #seeText(text: string | null | undefined, message: string, number: number): void {
    for (const [key] of text?.matchAll(keys) ?? []) {
      const messages = this.#messages.get(key) ?? new Map<string, number>();
      this.#messages.set(key, messages);
      if (!messages.has(message)) messages.set(message, number);
    }
  }
}
