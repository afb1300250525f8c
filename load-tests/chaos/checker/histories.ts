import type { Line } from '../record/line.ts';
import type { FinalPage, Row } from '../record/pages.ts';

export interface RowAt {
  readonly row: Row;
  readonly line: number;
}

/** The final history of a channel as one node showed it in one phase. */
export interface History {
  readonly phase: FinalPage['phase'];
  readonly node: string;
  readonly channel: string;
  /** By id of the message; the first one where an id is shown twice. */
  readonly rows: Map<string, RowAt>;
  readonly lines: number[];
  /** What is shown a second time. */
  readonly repeated: RowAt[];
}

/** The bytes by which two rows are compared. */
export const bytesOf = (row: Row): string => JSON.stringify(row, (_name, value: unknown) => sorted(value));

const sorted = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
};

/** All final histories. Equal rows of several are kept once: an hour's record has as many histories as nodes and phases. */
export class Histories {
  readonly all: History[] = [];

  see(line: Line, number: number): void {
    if (line.kind !== 'finalPage') return;
    const history = this.#historyOf(line);
    const reference = this.referenceFor(line.channel);
    history.lines.push(number);
    for (const row of line.rows) {
      const known = reference?.rows.get(row.id)?.row;
      const kept = known !== undefined && bytesOf(known) === bytesOf(row) ? known : row;
      if (history.rows.has(row.id)) history.repeated.push({ row, line: number });
      else history.rows.set(row.id, { row: kept, line: number });
    }
  }

  /** The first one of a channel: what the others are compared with. */
  referenceFor(channel: string): History | undefined {
    return this.all.find((history) => history.channel === channel);
  }

  of(channel: string): readonly History[] {
    return this.all.filter((history) => history.channel === channel);
  }

  /** The first history of each channel. */
  get references(): readonly History[] {
    return this.all.filter((history) => this.referenceFor(history.channel) === history);
  }

  #historyOf({ phase, node, channel }: FinalPage): History {
    const found = this.all.find((history) => history.phase === phase && history.node === node && history.channel === channel);
    if (found !== undefined) return found;
    const history: History = { phase, node, channel, rows: new Map(), lines: [], repeated: [] };
    this.all.push(history);
    return history;
  }
}
