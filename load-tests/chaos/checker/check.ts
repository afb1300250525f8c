import type { Line } from '../record/line.ts';
import { Known } from './known.ts';
import type { Rule, Violation } from './rule.ts';
import { acknowledgedOnce } from './rules/acknowledgedOnce.ts';
import { deletedStaysDeleted } from './rules/deletedStaysDeleted.ts';
import { liveEqualsHistory } from './rules/liveEqualsHistory.ts';
import { neverBack } from './rules/neverBack.ts';
import { oneOrder } from './rules/oneOrder.ts';
import { ownWrites } from './rules/ownWrites.ts';
import { rebuiltEqualsLive } from './rules/rebuiltEqualsLive.ts';
import { removedSeeNothing } from './rules/removedSeeNothing.ts';
import { retriesAgree } from './rules/retriesAgree.ts';
import { unansweredAtMostOnce } from './rules/unansweredAtMostOnce.ts';
import { unreadAfterMarker } from './rules/unreadAfterMarker.ts';

/** The rules of consistency, by their numbers. */
export const rules: readonly Rule[] = [
  acknowledgedOnce,
  unansweredAtMostOnce,
  oneOrder,
  retriesAgree,
  neverBack,
  ownWrites,
  deletedStaysDeleted,
  unreadAfterMarker,
  removedSeeNothing,
  rebuiltEqualsLive,
  liveEqualsHistory,
];

/** What a check found. */
export interface Verdict {
  /** Per rule the ones with the fewest lines, shortest first. */
  readonly violations: readonly Violation[];
  /** How often each rule was violated, all counted. */
  readonly counts: ReadonlyMap<number, number>;
}

/** Opens the record anew at each call. */
export type OpenRecord = () => AsyncIterable<Line> | Iterable<Line>;

const mostShown = 3;

/** Keeps the shortest ones: a broken rule is often broken a thousand times. */
class Found {
  readonly counts = new Map<number, number>();
  readonly #shortest = new Map<number, Violation[]>();

  report(rule: number, what: string, lines: readonly number[]): void {
    this.counts.set(rule, (this.counts.get(rule) ?? 0) + 1);
    const distinct = [...new Set(lines)].sort((one, other) => one - other);
    const kept = [...(this.#shortest.get(rule) ?? []), { rule, what, lines: distinct }];
    kept.sort((one, other) => one.lines.length - other.lines.length);
    this.#shortest.set(rule, kept.slice(0, mostShown));
  }

  get violations(): readonly Violation[] {
    return rules.flatMap(({ number }) => this.#shortest.get(number) ?? []);
  }
}

/**
 * Checks a record against all rules. It is read twice: once to index what it says, once for the rules. Lines are numbered
 * from 1.
 */
export const check = async (open: OpenRecord): Promise<Verdict> => {
  const known = new Known();
  let number = 0;
  for await (const line of open()) {
    number += 1;
    known.see(line, number);
  }
  const found = new Found();
  const checks = rules.map(({ number: rule, begin }) =>
    begin({ known, report: (what, lines) => found.report(rule, what, lines) }),
  );
  number = 0;
  for await (const line of open()) {
    number += 1;
    for (const one of checks) one.see?.(line, number);
  }
  for (const one of checks) one.end?.();
  return { violations: found.violations, counts: found.counts };
};
