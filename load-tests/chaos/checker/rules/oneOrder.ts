import type { Frame, Line } from '../../record/line.ts';
import type { FinalPage, Read } from '../../record/pages.ts';
import { type Command, successesOf } from '../commands.ts';
import type { Check, Report, Rule, Scope } from '../rule.ts';

/** Each reader is told each place, one after the other, over all its connections. */
class Gaps {
  readonly #last = new Map<string, { readonly seq: number; readonly line: number }>();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  see(line: Line, number: number): void {
    if (line.kind === 'subscribed' && line.after === null) this.#last.delete(line.reader);
    if (line.kind !== 'frame') return;
    const last = this.#last.get(line.reader);
    if (last !== undefined && line.seq > last.seq + 1)
      this.#report(`${line.reader} was told ${line.seq} right after ${last.seq} of ${line.channel}`, [last.line, number]);
    if (last === undefined || line.seq > last.seq) this.#last.set(line.reader, { seq: line.seq, line: number });
  }
}

const checkFrame = (frame: Frame, number: number, { known, report }: Scope): void => {
  const first = known.facts.at(frame.channel, frame.seq);
  if (first === undefined) return;
  const isSame = first.id === frame.id && first.type === frame.type && first.position === frame.position;
  if (!isSame) report(`two readers were told different facts as ${frame.seq} of ${frame.channel}`, [first.line, number]);
};

const checkPage = ({ rows, channel }: Read | FinalPage, number: number, { known, report }: Scope): void => {
  let before = 0;
  for (const { id, seq } of rows) {
    const fact = known.facts.at(channel, seq);
    if (fact !== undefined && fact.id !== id)
      report(`a page shows ${id} as ${seq} of ${channel}, a reader was told ${fact.id}`, [fact.line, number]);
    if (before >= seq) report(`a page shows ${seq} behind ${before} of ${channel}`, [number]);
    before = seq;
  }
};

const checkAnswers = (command: Command, { known, report }: Scope): void => {
  for (const { succeeded, invoked, lines } of successesOf(command)) {
    const { id, seq } = succeeded;
    const fact = seq === undefined ? undefined : known.facts.at(invoked.channel ?? '', seq);
    if (fact !== undefined && fact.id !== id)
      report(`${seq} of ${invoked.channel} was answered as ${id}, a reader was told ${fact.id}`, [...lines, fact.line]);
  }
};

const checkPositions = ({ known, report }: Scope): void => {
  let before: { readonly channel: string; readonly position: string; readonly line: number } | undefined;
  for (const fact of known.facts.inOrder()) {
    if (before?.channel === fact.channel && before.position >= fact.position)
      report(`the order of ${fact.channel} is not that of the log at ${fact.seq}`, [before.line, fact.line]);
    before = fact;
  }
};

/** Rule 3. */
export const oneOrder: Rule = {
  number: 3,
  name: 'one order for all readers, without gaps',
  begin: (scope): Check => {
    const gaps = new Gaps(scope.report);
    return {
      see: (line, number) => {
        gaps.see(line, number);
        if (line.kind === 'frame') checkFrame(line, number, scope);
        if (line.kind === 'read' || line.kind === 'finalPage') checkPage(line, number, scope);
      },
      end: () => {
        for (const command of scope.known.commands.byKey.values()) checkAnswers(command, scope);
        checkPositions(scope);
      },
    };
  },
};
