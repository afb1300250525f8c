import type { Line } from '../record/line.ts';
import type { Row } from '../record/pages.ts';
import { type OpenRecord, rules, type Verdict } from './check.ts';
import { describeLine } from './describe.ts';
import type { Violation } from './rule.ts';

const ids = /\b[0-9a-f]{32}\b/g;

/** An unread count is about many lines; these show what it is about. */
const mostLines = 20;

const linesIn = async (open: OpenRecord, numbers: ReadonlySet<number>): Promise<ReadonlyMap<number, Line>> => {
  const lines = new Map<number, Line>();
  let number = 0;
  for await (const line of open()) {
    number += 1;
    if (numbers.has(number)) lines.set(number, line);
  }
  return lines;
};

const textOf = ({ rule, what, lines: numbers }: Violation, lines: ReadonlyMap<number, Line>): string => {
  const named = new Set(what.match(ids));
  const isAbout = (row: Row): boolean => named.size === 0 || named.has(row.id);
  const shown = numbers.slice(0, mostLines).flatMap((number) => {
    const line = lines.get(number);
    return line === undefined ? [] : [`  ${String(number).padStart(8)} ${describeLine(line, isAbout)}`];
  });
  const left = numbers.length > mostLines ? [`  … and ${numbers.length - mostLines} lines more`] : [];
  const name = rules.find((one) => one.number === rule)?.name;
  return [`Rule ${rule}, ${name}:`, `  ${what}`, ...shown, ...left].join('\n');
};

/** Each violation with the lines that show it, in their order, by number and time. Reads the record once more. */
export const showViolations = async ({ violations, counts }: Verdict, open: OpenRecord): Promise<string> => {
  if (violations.length === 0) return 'no rule is violated';
  const lines = await linesIn(open, new Set(violations.flatMap(({ lines: numbers }) => numbers.slice(0, mostLines))));
  const totals = [...counts].map(([rule, count]) => `rule ${rule}: ${count}`).join(', ');
  return [...violations.map((violation) => textOf(violation, lines)), `violations: ${totals}`].join('\n\n');
};
