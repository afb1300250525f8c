import type { Frame, Line } from '../../record/line.ts';
import type { Read } from '../../record/pages.ts';
import type { Check, Report, Rule } from '../rule.ts';

interface Seen {
  readonly seq: number;
  readonly position: string;
  readonly at: number;
  readonly line: number;
}

/** What a client remembers of each channel: pages are shorter, so what is older is compared in the final history. */
const mostRemembered = 200;

/** What a client has seen of a channel lately. */
class Memory {
  readonly #seen = new Map<string, Seen>();

  learn(message: string, seen: Seen): void {
    const before = this.#seen.get(message);
    if (before !== undefined && before.position >= seen.position) return;
    this.#seen.delete(message);
    this.#seen.set(message, seen);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > mostRemembered && oldest !== undefined) this.#seen.delete(oldest);
  }

  /** What a page has to show: it was seen before the page was asked for, at a position that the page claims to know. */
  *dueIn({ asked, minPosition, from }: Read): Generator<readonly [string, Seen]> {
    for (const [message, seen] of this.#seen)
      if (minPosition !== null && seen.at <= asked && seen.position <= minPosition && seen.seq >= from) yield [message, seen];
  }
}

class Memories {
  readonly #memories = new Map<string, Memory>();

  of(client: string, channel: string): Memory {
    const key = `${client} ${channel}`;
    const memory = this.#memories.get(key) ?? new Memory();
    this.#memories.set(key, memory);
    return memory;
  }
}

/** Subscriptions go on where they were. */
class Places {
  readonly #last = new Map<string, { readonly seq: number; readonly line: number }>();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  see(line: Line, number: number): void {
    if (line.kind === 'subscribed' && line.after === null) this.#last.delete(line.reader);
    if (line.kind !== 'frame') return;
    const last = this.#last.get(line.reader);
    if (last !== undefined && line.seq <= last.seq)
      this.#report(`${line.reader} was told ${line.seq} of ${line.channel} after ${last.seq}`, [last.line, number]);
    else this.#last.set(line.reader, { seq: line.seq, line: number });
  }
}

const checkPage = (memory: Memory, read: Read, told: (what: string, seen: Seen) => void): void => {
  const rows = new Map(read.rows.map((row) => [row.id, row]));
  for (const [message, seen] of memory.dueIn(read)) {
    const shown = rows.get(message)?.position;
    if (shown === undefined || shown < seen.position)
      told(`${read.client} had seen ${message} at ${seen.position}, and ${read.node} shows ${shown ?? 'nothing of it'}`, seen);
  }
};

/** Rule 5. A page goes back only where it says that it knows what was seen: its `minPosition` is not below. */
export const neverBack: Rule = {
  number: 5,
  name: 'what a client sees never goes back',
  begin: ({ known, report }): Check => {
    const memories = new Memories();
    const places = new Places(report);
    const seePage = (read: Read, number: number): void => {
      const memory = memories.of(read.client, read.channel);
      checkPage(memory, read, (what, seen) => report(what, [seen.line, number]));
      for (const { id, seq, position } of read.rows) memory.learn(id, { seq, position, at: read.at, line: number });
    };
    const seeFrame = ({ reader, channel, message, position, at }: Frame, number: number): void => {
      const seq = known.facts.fates.get(message)?.posted?.seq;
      const client = known.epochs.clientOf(reader);
      if (seq === undefined || client === undefined) return;
      memories.of(client, channel).learn(message, { seq, position, at, line: number });
    };
    return {
      see: (line, number) => {
        places.see(line, number);
        if (line.kind === 'read') seePage(line, number);
        if (line.kind === 'frame') seeFrame(line, number);
      },
    };
  },
};
