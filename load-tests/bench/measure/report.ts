import type { Figure, Limit } from './goal.ts';
import { spreadOf } from './statistics.ts';
import { verdictOf } from './verdict.ts';

const shown = (value: number): string => {
  const size = Math.abs(value);
  if (Number.isInteger(value) || size >= 1_000) return Math.round(value).toLocaleString('en');
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
};

const limitOf = (limit: Limit): string => ('atMost' in limit ? `≤ ${shown(limit.atMost)}` : `≥ ${shown(limit.atLeast)}`);

const measuredOf = ({ values }: Figure): readonly [string, string] => {
  if (values.length === 0) return ['–', '–'];
  const { median, lowest, highest } = spreadOf(values);
  return [shown(median), `${shown(lowest)} … ${shown(highest)}`];
};

const headings = ['goal', 'figure', 'median', 'range', 'rounds', 'gate', 'aim', 'verdict', 'others', 'note'] as const;

const rowOf = (figure: Figure): readonly string[] => [
  figure.goal,
  figure.name,
  ...measuredOf(figure),
  String(figure.values.length),
  limitOf(figure.gate),
  limitOf(figure.aim),
  verdictOf(figure),
  figure.others === undefined ? '–' : `${Math.round(figure.others * 100)} %`,
  figure.note ?? '',
];

/** The table as Markdown, its columns in line. */
export const reportOf = (figures: readonly Figure[]): string => {
  const rows = [headings, ...figures.map(rowOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return [line(headings), rule, ...rows.slice(1).map(line)].join('\n');
};
