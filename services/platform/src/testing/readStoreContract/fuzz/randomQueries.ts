import { keyOf } from '../../../readStore/documents.ts';
import type { Query, Scalar, ViewDeclaration } from '../../../readStore/readStore.ts';
import { others, rebuiltSamples, type Sample, samples } from '../opened.ts';
import type { Random } from './random.ts';

const scalars = [
  null,
  -1e300,
  -1,
  -0,
  0,
  1,
  2,
  2.5,
  1e21,
  '',
  'a',
  'ab',
  'b',
  '1',
  'é',
  '\ud7ff',
  '\ue000',
  '\uffff',
  '\u{1f600}',
  'a\u0000',
  false,
  true,
] as const;
const channels = ['x', 'y', '\u{1f600}', null] as const;
const tokens = ['red', 'blue', 'green', 1, true] as const;

export const randomView = (random: Random): ViewDeclaration<Sample> =>
  random.one([samples, samples, samples, samples, rebuiltSamples, others]);

export const randomId = (random: Random): string =>
  random.one([`d${random.whole(40)}`, `d${random.whole(40)}`, random.one(['\uffff', '\u{1f600}', 'a\u0000b', '\ue000'])]);

export const randomFields = (random: Random): Omit<Sample, '_id' | 'pos'> => {
  const author = random.one<Exclude<Sample['author'], undefined>>([null, { id: 'u1' }, { id: 'u2' }, 'u1']);
  const channel = random.one(channels);
  return {
    ...(channel !== null && { channel }),
    ...(random.chance(0.9) && { seq: random.whole(6) }),
    ...(random.chance(0.9) && { value: random.one(scalars) }),
    ...(random.chance(0.5) && { author }),
    ...(random.chance(0.7) && { tokens: random.many(3, () => random.one(tokens)) }),
    ...(random.chance(0.3) && { text: 'x'.repeat(random.whole(50)) }),
  };
};

type Shape = Omit<Query, 'limit' | 'order' | 'after'>;

const randomRange = (random: Random, path: string, values: readonly Scalar[]) => ({
  path,
  ...random.one<object>([{ from: random.one(values) }, { above: random.one(values) }, {}]),
  ...random.one<object>([{ to: random.one(values) }, { below: random.one(values) }, {}]),
});

const byPlace = (random: Random): Shape => {
  const index = 'byPlace';
  const equals = { channel: random.one(channels) };
  const seqs = [0, 1, 2, 3, 4, 5] as const;
  return random.one<Shape>([
    { index },
    { index, equals },
    { index, equals: { ...equals, seq: random.one(seqs) } },
    { index, equals, range: randomRange(random, 'seq', seqs) },
    { index, equals, any: { path: 'seq', values: random.many(4, () => random.one(seqs)) } },
    { index, any: { path: 'channel', values: random.many(4, () => random.one(channels)) } },
    {
      index,
      any: { path: 'channel', values: random.many(4, () => random.one(channels)) },
      range: randomRange(random, 'seq', seqs),
    },
    { index, equals: { seq: 1 } },
  ]);
};

const byValue = (random: Random): Shape => {
  const index = 'byValue';
  return random.one<Shape>([
    { index },
    { index, equals: { value: random.one(scalars) } },
    { index, any: { path: 'value', values: random.many(5, () => random.one(scalars)) } },
    { index, range: randomRange(random, 'value', scalars) },
    { index, prefix: { path: 'value', value: random.one(['', 'a', 'ab', '\uffff', '\u{1f600}', '\ud7ff']) } },
  ]);
};

const byAuthor = (random: Random): Shape => ({
  index: 'byAuthor',
  equals: { channel: random.one(channels), ...(random.chance(0.7) && { 'author.id': random.one(['u1', 'u2', null]) }) },
});

const byToken = (random: Random): Shape => ({
  index: 'byToken',
  equals: { tokens: random.one(tokens), ...(random.chance(0.5) && { channel: random.one(channels) }) },
  ...(random.chance(0.4) && { all: { path: 'tokens', values: random.many(2, () => random.one(tokens)) } }),
});

/** A query without page; now and then one that is refused. */
export const randomShape = (random: Random): Shape =>
  random.one([byPlace, byPlace, byValue, byValue, byAuthor, byToken, byToken])(random);

/** Behind the last document found, or behind one that never stood. */
const randomKey = (
  random: Random,
  view: ViewDeclaration,
  index: string,
  last: Sample | undefined,
): readonly Scalar[] | undefined => {
  const document = last ?? { _id: randomId(random), pos: '', ...randomFields(random) };
  return Object.hasOwn(view.indexes, index) ? keyOf(view, index, document) : undefined;
};

/** The next page of `before`, or another query. */
export const randomQuery = (
  random: Random,
  view: ViewDeclaration,
  before?: { readonly query: Query; readonly last: Sample },
): Query => {
  if (before && random.chance(0.7)) return { ...before.query, after: keyOf(view, before.query.index, before.last) };
  const shape = randomShape(random);
  const after = random.chance(0.2) ? randomKey(random, view, shape.index, undefined) : undefined;
  const limit = random.one([1, 2, 3, 7, 1_000, random.whole(1_003)]);
  return { ...shape, limit, order: random.one(['ascending', 'descending']), ...(after && { after }) };
};
