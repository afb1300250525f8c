import { type Bound, boundsOf, checkScalars, distinct, type Refuse } from './queryBounds.ts';
import { type IndexDeclaration, type Query, readStoreLimits, type Scalar } from './readStore.ts';
import { compareScalars, kindOf } from './scalarOrder.ts';

/** One walk along the index. */
export interface Step {
  /** Values of the leading paths: one each, but several for at most one of them. */
  readonly bound: readonly (readonly Scalar[])[];
  /** Bounds of the next path. Where `after` is given, the one at which the walk would begin is left out. */
  readonly range?: Bound;
  /** Begin behind this key: values of all paths that are not bound, `_id` last. Never beside a path with several values. */
  readonly after?: readonly Scalar[];
}

type Lists = Step['bound'];

const bindLeading = (paths: IndexDeclaration['paths'], { equals = {}, any }: Query): Lists => {
  const bound: (readonly Scalar[])[] = [];
  for (const path of paths) {
    const value = Object.hasOwn(equals, path) ? equals[path] : undefined;
    if (value !== undefined) bound.push([value]);
    else if (path === any?.path) bound.push(distinct(any.values));
    else break;
  }
  return bound;
};

const checkAny = ({ equals = {}, any }: Query, refuse: Refuse): void => {
  if (any === undefined) return;
  checkScalars(any.values, refuse);
  if (Object.hasOwn(equals, any.path)) refuse(`${any.path} is bound twice`);
  if (any.values.length > readStoreLimits.any) refuse(`any holds more than ${readStoreLimits.any} values`);
};

/** The values of the leading paths. */
const bindPaths = (index: IndexDeclaration, query: Query, refuse: Refuse): Lists => {
  const { equals = {}, any } = query;
  checkScalars(Object.values(equals), refuse);
  checkAny(query, refuse);
  const bound = bindLeading(index.paths, query);
  const multikeys = index.multikey === undefined ? 0 : 1;
  const asked = Object.keys(equals).length + (any ? 1 : 0) - multikeys;
  if (bound.length !== asked) refuse('equals and any must bind the leading paths of the index, and no others');
  return bound;
};

/** Whether a walk from `key` on stays within the bound at which it would otherwise begin. */
const isWithin = (key: Scalar, range: Bound, descending: boolean): boolean => {
  const start = descending ? range.upper : range.lower;
  if (start === undefined) return true;
  const compared = compareScalars(key, start.value) * (descending ? -1 : 1);
  return compared > 0 || (compared === 0 && start.inclusive);
};

const stepAfter = (bound: Step['bound'], range: Bound | undefined, after: readonly Scalar[], descending: boolean): Step => {
  const [key = null] = after;
  if (range === undefined) return { bound, after };
  if (!isWithin(key, range, descending)) return { bound, range };
  const { lower, upper, kind } = range;
  const end = descending ? lower && { lower } : upper && { upper };
  return { bound, range: { kind, ...end }, after };
};

const checkAfter = (index: IndexDeclaration, query: Query, bound: Lists, after: readonly Scalar[], refuse: Refuse): void => {
  if (after.length !== index.paths.length + 1) refuse('after has not as many values as the key of the index');
  checkScalars(after, refuse);
  for (const [at, values] of bound.entries()) {
    const isAny = index.paths[at] === query.any?.path;
    if (!isAny && values[0] !== after[at]) refuse('after is no key of this query');
  }
};

/** The values of `any` that are equal to the one reached, then those beyond it. */
const splitAt = (values: readonly Scalar[], reached: Scalar, descending: boolean) => {
  const compared = (value: Scalar): number => compareScalars(value, reached) * (descending ? -1 : 1);
  return { same: values.filter((value) => compared(value) === 0), beyond: values.filter((value) => compared(value) > 0) };
};

const continueAny = (bound: Lists, at: number, range: Bound | undefined, after: readonly Scalar[], descending: boolean) => {
  const { same, beyond } = splitAt(bound[at] ?? [], after[at] ?? null, descending);
  const rest = stepAfter(bound.with(at, same), range, after.slice(bound.length), descending);
  const next: Step = { bound: bound.with(at, beyond), ...(range && { range }) };
  return [...(same.length > 0 ? [rest] : []), ...(beyond.length > 0 ? [next] : [])];
};

/** The walks that serve the query, in turn: two where it continues inside one of several values, otherwise one or none. */
export const planSteps = (index: IndexDeclaration, query: Query, refuse: Refuse): readonly Step[] => {
  const bound = bindPaths(index, query, refuse);
  const range = boundsOf(query, index.paths[bound.length], refuse);
  const { after, any } = query;
  if (after === undefined) return bound.some((values) => values.length === 0) ? [] : [{ bound, ...(range && { range }) }];
  checkAfter(index, query, bound, after, refuse);
  if (range && kindOf(after[bound.length]) !== range.kind) refuse('after is no key of this query');
  const descending = query.order === 'descending';
  if (any) return continueAny(bound, index.paths.indexOf(any.path), range, after, descending);
  return [stepAfter(bound, range, after.slice(bound.length), descending)];
};
