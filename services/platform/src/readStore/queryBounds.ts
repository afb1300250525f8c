import type { Path, Query, Range, Scalar } from './readStore.ts';
import { compareScalars, endOfPrefix, kindOf } from './scalarOrder.ts';

/** One end of a range. */
export interface End {
  readonly value: Scalar;
  readonly inclusive: boolean;
}

/** Values of one kind between two ends; an absent end means all of that kind. */
export interface Bound {
  readonly kind: 'number' | 'string' | 'boolean';
  readonly lower?: End;
  readonly upper?: End;
}

/** Throws the refusal of a query, with its reason. */
export type Refuse = (reason: string) => never;

/** Refuses values that an index cannot hold. */
export const checkScalars = (values: readonly Scalar[], refuse: Refuse): void => {
  if (values.some((value) => kindOf(value) === undefined)) refuse('a value is no scalar');
};

/** The values without repetition, in the order of every index. */
export const distinct = (values: readonly Scalar[]): readonly Scalar[] => [...new Set(values)].sort(compareScalars);

const endOf = (exclusive: Scalar | undefined, inclusive: Scalar | undefined, refuse: Refuse): End | undefined => {
  if (exclusive !== undefined && inclusive !== undefined) refuse('a range has one bound an end');
  if (exclusive !== undefined) return { value: exclusive, inclusive: false };
  return inclusive === undefined ? undefined : { value: inclusive, inclusive: true };
};

const boundOfRange = (range: Range, refuse: Refuse): Bound => {
  const lower = endOf(range.above, range.from, refuse);
  const upper = endOf(range.below, range.to, refuse);
  const kinds = new Set([lower, upper].flatMap((end) => (end ? [kindOf(end.value)] : [])));
  const [kind] = kinds;
  if (kinds.size > 1) return refuse('the bounds of a range have one type');
  if (kind === undefined || kind === 'null') return refuse('a range has a bound that is a number, a string or a boolean');
  return { kind, ...(lower && { lower }), ...(upper && { upper }) };
};

const boundOfPrefix = (prefix: string, refuse: Refuse): Bound => {
  if (kindOf(prefix) !== 'string') refuse('a prefix is a well-formed string');
  const end = endOfPrefix(prefix);
  return {
    kind: 'string',
    lower: { value: prefix, inclusive: true },
    ...(end !== undefined && { upper: { value: end, inclusive: false } }),
  };
};

/** The bounds that a query sets on `next`, the path behind the bound ones. Refuses bounds of any other path. */
export const boundsOf = (query: Pick<Query, 'range' | 'prefix'>, next: Path | undefined, refuse: Refuse): Bound | undefined => {
  const { range, prefix } = query;
  if (range && prefix) refuse('a query has a range or a prefix');
  const path = range?.path ?? prefix?.path;
  if (path !== undefined && path !== next) refuse(`${path} does not follow the bound paths of the index`);
  if (range) return boundOfRange(range, refuse);
  return prefix && boundOfPrefix(prefix.value, refuse);
};
