import type { Read } from '../../record/pages.ts';
import { type Command, type Success, successesOf } from '../commands.ts';
import type { Known } from '../known.ts';
import type { Check, Rule, Scope } from '../rule.ts';

/** Something of a client that was acknowledged. */
interface Own {
  readonly at: number;
  readonly position: string;
  readonly factPosition: string;
  readonly message: string;
  /** Of the message. */
  readonly seq: number;
  readonly lines: readonly number[];
}

/** How far a client had read, as the answers told it. */
interface Mark {
  readonly at: number;
  readonly readUpTo: number;
  readonly lines: readonly number[];
}

const keyOf = (client: string, channel: string | undefined): string => `${client} ${channel}`;

const ownOf = ({ invoked, succeeded, lines }: Success, { facts }: Known): readonly Own[] => {
  const { id, factPosition, position, at } = succeeded;
  const message = invoked.operation === 'send' ? id : invoked.message;
  if (message === undefined || factPosition === undefined) return [];
  const seq = invoked.operation === 'send' ? succeeded.seq : facts.fates.get(message)?.posted?.seq;
  return seq === undefined ? [] : [{ at, position, factPosition, message, seq, lines }];
};

const byClient = <Kept>(commands: Iterable<Command>, kept: (success: Success) => readonly Kept[]): Map<string, Kept[]> => {
  const all = new Map<string, Kept[]>();
  for (const command of commands) {
    const key = keyOf(command.invoked.client, command.invoked.channel);
    const before = all.get(key) ?? [];
    all.set(key, before);
    before.push(...successesOf(command).flatMap(kept));
  }
  return all;
};

/** In the order of the answers. */
const ownIn = (known: Known): ReadonlyMap<string, readonly Own[]> => {
  const own = byClient(known.commands.byKey.values(), (success) => ownOf(success, known));
  for (const list of own.values()) list.sort((one, other) => one.at - other.at);
  return own;
};

/** The highest one at each time: a mark never goes back by itself. */
const marksIn = ({ commands }: Known): ReadonlyMap<string, readonly Mark[]> => {
  const marks = byClient<Mark>(commands.of('markRead'), ({ succeeded: { at, readUpTo = 0 }, lines }) => [
    { at, readUpTo, lines },
  ]);
  for (const [key, list] of marks) {
    const rising: Mark[] = [];
    for (const mark of list.sort((one, other) => one.at - other.at))
      if (mark.readUpTo > (rising.at(-1)?.readUpTo ?? 0)) rising.push(mark);
    marks.set(key, rising);
  }
  return marks;
};

const isDue = ({ seq, position }: Own, { minPosition, from }: Read): boolean =>
  minPosition !== null && position <= minPosition && seq >= from;

/** What an hour of writing leaves behind is not gone through for each page: older things are compared in the final history. */
const mostRemembered = 300;

/** How many of a list, which is in the order of the answers, were answered by then. */
const countUntil = (list: readonly { readonly at: number }[], at: number): number => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
};

const checkRead = (own: readonly Own[], { read, number }: { read: Read; number: number }, { report }: Scope): void => {
  const rows = new Map(read.rows.map((row) => [row.id, row]));
  const count = countUntil(own, read.asked);
  for (const one of own.slice(Math.max(0, count - mostRemembered), count)) {
    const shown = rows.get(one.message)?.position;
    if (!isDue(one, read) || (shown !== undefined && shown >= one.factPosition)) continue;
    const what = `${read.client} wrote ${one.message} at ${one.factPosition}, and ${read.node} shows ${shown ?? 'nothing of it'}`;
    report(what, [...one.lines, number]);
  }
};

const checkMark = (marks: readonly Mark[], { read, number }: { read: Read; number: number }, { report }: Scope): void => {
  const mark = marks[countUntil(marks, read.asked) - 1];
  if (mark !== undefined && mark.readUpTo > read.unread.readUpTo)
    report(`${read.client} had read up to ${mark.readUpTo}, and ${read.node} shows ${read.unread.readUpTo}`, [
      ...mark.lines,
      number,
    ]);
};

/** Rule 6. */
export const ownWrites: Rule = {
  number: 6,
  name: 'who reads with the position of what they wrote sees it',
  begin: (scope): Check => {
    const own = ownIn(scope.known);
    const marks = marksIn(scope.known);
    return {
      see: (line, number) => {
        if (line.kind !== 'read') return;
        const key = keyOf(line.client, line.channel);
        checkRead(own.get(key) ?? [], { read: line, number }, scope);
        checkMark(marks.get(key) ?? [], { read: line, number }, scope);
      },
    };
  },
};
