import type { SQLInputValue } from 'node:sqlite';
import type { Bound } from '../queryBounds.ts';
import type { Plan } from '../queryPlan.ts';
import type { Step } from '../querySteps.ts';
import { readStoreLimits, type Scalar } from '../readStore.ts';
import { encode, leastBoolean, leastNumber, leastString } from './encoding.ts';
import type { Layout } from './layout.ts';

/** SQL and its values. Equal shapes of queries give equal SQL, so that statements are prepared once. */
export interface Select {
  readonly sql: string;
  readonly parameters: readonly SQLInputValue[];
}

type Term = readonly [sql: string, ...parameters: SQLInputValue[]];

const placeholders = (count: number): string => Array(count).fill('?').join(',');

/** Repeats the last value up to a power of two, so that lists of all lengths need only ten statements. */
const padded = (values: readonly Scalar[]): readonly SQLInputValue[] => {
  const length = 2 ** Math.ceil(Math.log2(values.length));
  return Array.from({ length }, (_, at) => encode(values[Math.min(at, values.length - 1)] ?? null));
};

const boundTerm = (column: string, values: readonly Scalar[]): Term => {
  if (values.length === 1) return [`${column} = ?`, encode(values[0] ?? null)];
  const list = padded(values);
  return [`${column} IN (${placeholders(list.length)})`, ...list];
};

const floors = { number: ['>', leastNumber], string: ['>=', leastString], boolean: ['>=', leastBoolean] } as const;
const ceilings = { number: leastString, string: leastBoolean, boolean: undefined } as const;

/** Both ends of the kind, so that a range of numbers holds no string; not that end from which a walk `after` a key begins. */
const rangeTerms = (column: string, range: Bound, omitted: 'lower' | 'upper' | undefined): readonly Term[] => {
  const { kind, lower, upper } = range;
  const [floorOperator, floor] = floors[kind];
  const ceiling = ceilings[kind];
  const from: Term = lower
    ? [`${column} ${lower.inclusive ? '>=' : '>'} ?`, encode(lower.value)]
    : [`${column} ${floorOperator} ?`, floor];
  const below: Term[] = ceiling === undefined ? [] : [[`${column} < ?`, ceiling]];
  const to: Term[] = upper ? [[`${column} ${upper.inclusive ? '<=' : '<'} ?`, encode(upper.value)]] : below;
  return [...(omitted === 'lower' ? [] : [from]), ...(omitted === 'upper' ? [] : to)];
};

const afterTerms = (columns: readonly string[], after: readonly Scalar[], descending: boolean): readonly Term[] => [
  [`(${columns.join(',')}) ${descending ? '<' : '>'} (${placeholders(columns.length)})`, ...after.map(encode)],
];

const stepTerms = (columns: readonly string[], step: Step, descending: boolean): readonly Term[] => {
  const next = columns[step.bound.length] ?? '_id';
  const begin = descending ? 'upper' : 'lower';
  return [
    ...step.bound.map((values, at) => boundTerm(columns[at] ?? '_id', values)),
    ...(step.range ? rangeTerms(next, step.range, step.after && begin) : []),
    ...(step.after ? afterTerms(columns.slice(step.bound.length), step.after, descending) : []),
  ];
};

/** The columns that are not bound to one value: by these the walk is ordered. */
const orderOf = (columns: readonly string[], step: Step, descending: boolean): string =>
  columns
    .filter((_, at) => step.bound[at]?.length !== 1)
    .map((column) => (descending ? `${column} DESC` : column))
    .join(',');

const alsoTerms = (layout: Layout, plan: Plan): readonly Term[] => {
  const also = plan.entry?.also ?? [];
  if (also.length === 0) return [];
  const list = padded(also);
  const same = [...plan.paths.map(layout.columnOf), '_id'].map((column) => ` AND other.${column} = k.${column}`).join('');
  const count = `SELECT count(*) FROM ${layout.entries} AS other WHERE other.value IN (${placeholders(list.length)})${same}`;
  return [[`(${count}) = ?`, ...list, also.length]];
};

const sourceOf = (layout: Layout, plan: Plan, withDocuments: boolean): string => {
  if (plan.entry === undefined) return `${layout.documents} AS k INDEXED BY ${layout.indexOf(plan.index)}`;
  const documents = withDocuments ? ` CROSS JOIN ${layout.documents} AS d ON d._id = k._id` : '';
  return `${layout.entries} AS k${documents}`;
};

const assemble = (layout: Layout, plan: Plan, step: Step, result: 'documents' | 'count'): Select => {
  const columns = [...plan.paths.map(layout.columnOf), '_id'].map((column) => `k.${column}`);
  // No value is below the least number: where nothing is bound, it makes the walk of the whole index a search like all others.
  const first: Term = plan.entry ? ['k.value = ?', encode(plan.entry.value)] : [`${columns[0]} >= ?`, leastNumber];
  const isOpen = step.bound.length === 0 && !step.range && !step.after;
  const terms = [
    ...(plan.entry || isOpen ? [first] : []),
    ...stepTerms(columns, step, plan.descending),
    ...alsoTerms(layout, plan),
  ];
  const where = terms.map(([sql]) => sql).join(' AND ');
  const parameters = terms.flatMap(([, ...values]) => values);
  const source = sourceOf(layout, plan, result === 'documents');
  if (result === 'count') {
    const sql = `SELECT count(*) FROM (SELECT 1 FROM ${source} WHERE ${where} LIMIT ?)`;
    return { sql, parameters: [...parameters, readStoreLimits.counted + 1] };
  }
  const doc = plan.entry ? 'd.doc' : 'k.doc';
  return {
    sql: `SELECT ${doc} FROM ${source} WHERE ${where} ORDER BY ${orderOf(columns, step, plan.descending)} LIMIT ?`,
    parameters,
  };
};

/** The documents of one step in order; the limit is the last parameter and still to be added. */
export const selectDocuments = (layout: Layout, plan: Plan, step: Step): Select => assemble(layout, plan, step, 'documents');

/** How many documents a step finds, at most 10,001. */
export const selectCount = (layout: Layout, plan: Plan, step: Step): Select => assemble(layout, plan, step, 'count');
