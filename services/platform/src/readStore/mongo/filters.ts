import type { Filter } from 'mongodb';
import type { Bound, End } from '../queryBounds.ts';
import type { Plan } from '../queryPlan.ts';
import type { Step } from '../querySteps.ts';
import type { Scalar } from '../readStore.ts';
import { encode, encodeId, kindEnds } from './encoding.ts';
import { fieldOf, type Stored } from './layout.ts';

/** Comparisons of one field. */
type Comparisons = Readonly<Partial<Record<'$eq' | '$gt' | '$gte' | '$lt' | '$lte', string>>>;
type Condition = string | Comparisons | { readonly $in: readonly string[] } | { readonly $all: readonly string[] };
type Conditions = Readonly<Record<string, Condition>>;

const boundCondition = (values: readonly Scalar[]): Condition =>
  values.length === 1 ? encode(values[0] ?? null) : { $in: values.map(encode) };

const lowerEnd = (kind: Bound['kind'], end: End | undefined): Comparisons => {
  if (end === undefined) return { $gte: kindEnds[kind][0] };
  return end.inclusive ? { $gte: encode(end.value) } : { $gt: encode(end.value) };
};

const upperEnd = (kind: Bound['kind'], end: End | undefined): Comparisons => {
  if (end === undefined) return { $lt: kindEnds[kind][1] };
  return end.inclusive ? { $lte: encode(end.value) } : { $lt: encode(end.value) };
};

/** Both ends of the kind, so that a range of numbers holds no string; not that end from which a walk `after` a key begins. */
const rangeCondition = ({ kind, lower, upper }: Bound, omitted: 'lower' | 'upper' | undefined): Comparisons => ({
  ...(omitted !== 'lower' && lowerEnd(kind, lower)),
  ...(omitted !== 'upper' && upperEnd(kind, upper)),
});

/**
 * What lies behind a key, as alternatives that are one interval of the index each, in all of their fields: behind its first
 * value; or at that and behind its second; and so on.
 */
const behind = (
  fields: readonly string[],
  key: readonly string[],
  end: Comparisons,
  descending: boolean,
): readonly Conditions[] => {
  const beyond = (value: string): Comparisons => (descending ? { $lt: value } : { $gt: value });
  const same = (value: string): Comparisons => ({ $eq: value });
  return fields.map((_, last) => {
    const comparisons = key.slice(0, last + 1).map((value, at) => (at < last ? same(value) : beyond(value)));
    const bounded = comparisons.map((comparison, at) => (at === 0 ? { ...comparison, ...end } : comparison));
    return Object.fromEntries(bounded.map((comparison, at) => [fields[at] ?? '_id', comparison]));
  });
};

const afterAlternatives = (fields: readonly string[], step: Step, descending: boolean): readonly Conditions[] => {
  const { after = [], range } = step;
  const key = after.map((value, at) => (at === after.length - 1 ? encodeId(value) : encode(value)));
  const end = range ? rangeCondition(range, descending ? 'upper' : 'lower') : {};
  return behind(fields, key, end, descending);
};

const entryCondition = ({ entry }: Plan): Conditions => {
  if (entry === undefined) return {};
  const { value, also } = entry;
  return { entries: also.length === 0 ? encode(value) : { $all: [value, ...also].map(encode) } };
};

/** What a walk that begins at no key is restricted to. Every key is a string: an open walk finds no tombstone and no record. */
const restOf = (plan: Plan, step: Step, next: string): Conditions => {
  if (step.range) return { [next]: rangeCondition(step.range, undefined) };
  return plan.entry === undefined && step.bound.length === 0 ? { [next]: { $gte: '' } } : {};
};

/** The documents of one step. Equal shapes of queries give equal shapes of filters, so that the server keeps their plan. */
export const filterOf = (plan: Plan, step: Step): Filter<Stored> => {
  const fields = [...plan.paths.map(fieldOf), '_id'];
  const bound = step.bound.map((values, at): [string, Condition] => [fields[at] ?? '_id', boundCondition(values)]);
  const leading: Conditions = { ...entryCondition(plan), ...Object.fromEntries(bound) };
  const rest = fields.slice(bound.length);
  if (step.after === undefined) return { ...leading, ...restOf(plan, step, rest[0] ?? '_id') };
  const alternatives = afterAlternatives(rest, step, plan.descending).map((behindKey) => ({ ...leading, ...behindKey }));
  const [only = {}] = alternatives;
  return alternatives.length === 1 ? only : { $or: alternatives };
};
