import type { Line } from '../record/line.ts';
import type { Known } from './known.ts';

/** Something that must not happen, with the numbers of the lines that show it: no more than these are needed to see it. */
export interface Violation {
  readonly rule: number;
  readonly what: string;
  readonly lines: readonly number[];
}

/** Tells of a violation of the rule that is being checked. */
export type Report = (what: string, lines: readonly number[]) => void;

/** What a rule works with. */
export interface Scope {
  readonly known: Known;
  readonly report: Report;
}

/** One pass of one rule over a record. */
export interface Check {
  /** Sees every line in order. */
  readonly see?: (line: Line, number: number) => void;
  /** After the last line. */
  readonly end?: () => void;
}

/** One of the consistency rules. */
export interface Rule {
  readonly number: number;
  readonly name: string;
  /** Begins a pass; the whole record is indexed already. */
  begin(scope: Scope): Check;
}
