import type { Line } from '../record/line.ts';
import type { FinalPage, Row } from '../record/pages.ts';
import { check } from './check.ts';

type OfKind<Kind extends Line['kind']> = Extract<Line, { kind: Kind }>;

export interface Change<Kept> {
  readonly which?: (line: Kept) => boolean;
  /** Undefined: the line is taken out. */
  readonly how: (line: Kept) => Line | undefined;
}

/** The rules that a record violates. */
export const brokenBy = async (lines: readonly Line[]): Promise<readonly number[]> => {
  const { violations } = await check(() => lines);
  return [...new Set(violations.map(({ rule }) => rule))];
};

/** The record with the last line that is so changed; it must have one. */
export const changed = <Kind extends Line['kind']>(
  lines: readonly Line[],
  kind: Kind,
  { which = () => true, how }: Change<OfKind<Kind>>,
): readonly Line[] => {
  const isIt = (line: Line): line is OfKind<Kind> => line.kind === kind && which(line as OfKind<Kind>); // of this kind
  const line = lines.findLast(isIt);
  if (line === undefined) throw new Error(`no ${kind} to change`);
  const after = how(line);
  return lines.toSpliced(lines.lastIndexOf(line), 1, ...(after === undefined ? [] : [after]));
};

/** The record with every row of the final histories changed; undefined takes a row out. */
export const withRows = (
  lines: readonly Line[],
  how: (row: Row, page: FinalPage) => Row | readonly Row[] | undefined,
): readonly Line[] =>
  lines.map((line) => (line.kind === 'finalPage' ? { ...line, rows: line.rows.flatMap((row) => how(row, line) ?? []) } : line));
