import { checkScalars, distinct, type Refuse } from './queryBounds.ts';
import { planSteps, type Step } from './querySteps.ts';
import {
  type IndexDeclaration,
  type Path,
  type Query,
  readStoreLimits,
  type Scalar,
  UnindexedQuery,
  type ViewDeclaration,
} from './readStore.ts';

/** The multikey part of a plan: the entry to follow and the values that the same list must also hold. */
export interface Entry {
  readonly value: Scalar;
  readonly also: readonly Scalar[];
}

/** How one declared index serves a query: walk its steps in turn until `limit` documents are found. */
export interface Plan {
  readonly index: string;
  readonly paths: readonly Path[];
  readonly entry?: Entry;
  readonly steps: readonly Step[];
  readonly descending: boolean;
  readonly limit: number;
}

const planEntry = (index: IndexDeclaration, query: Query, refuse: Refuse): Entry | undefined => {
  const { multikey } = index;
  if (multikey === undefined) return query.all ? refuse('all needs an index with a multikey path') : undefined;
  const value = query.equals && Object.hasOwn(query.equals, multikey) ? query.equals[multikey] : undefined;
  if (value === undefined || value === null) return refuse(`equals must bind the multikey path ${multikey}`);
  const { all = { path: multikey, values: [] } } = query;
  if (all.path !== multikey) refuse(`all is about ${multikey} only`);
  if (all.values.length > readStoreLimits.all) refuse(`all holds more than ${readStoreLimits.all} values`);
  checkScalars(all.values, refuse);
  return { value, also: distinct(all.values.filter((other) => other !== value)) };
};

/**
 * How the query's index serves it, for every adapter. Pure. Throws `UnindexedQuery`, saying why, where it does not, and where
 * the query breaks a limit or holds a value that is no scalar. Messages name paths, never values.
 */
export const plan = (view: ViewDeclaration, query: Query): Plan => {
  const refuse: Refuse = (reason) => {
    throw new UnindexedQuery(`view ${view.name}, index ${query.index}: ${reason}`);
  };
  const index = Object.hasOwn(view.indexes, query.index) ? view.indexes[query.index] : undefined;
  if (index === undefined) return refuse('no such index');
  if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > readStoreLimits.find) {
    refuse(`limit must be 1 to ${readStoreLimits.find}`);
  }
  const entry = planEntry(index, query, refuse);
  return {
    index: query.index,
    paths: index.paths,
    ...(entry && { entry }),
    steps: planSteps(index, query, refuse),
    descending: query.order === 'descending',
    limit: query.limit,
  };
};
