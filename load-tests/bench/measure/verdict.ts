import type { Figure, Limit, Verdict } from './goal.ts';
import { median } from './statistics.ts';

export const holds = (limit: Limit, value: number): boolean =>
  'atMost' in limit ? value <= limit.atMost : value >= limit.atLeast;

/** Of the median: a figure without values was not measured, and never passes. */
export const verdictOf = ({ values, gate }: Figure): Verdict => {
  if (values.length === 0 || values.some(Number.isNaN)) return 'not measured';
  return holds(gate, median(values)) ? 'met' : 'not met';
};
