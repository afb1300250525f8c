import { defineView } from '@chat/schema/views';
import { describe, expect, it } from 'vitest';
import { plan } from '../queryPlan.ts';
import type { Query } from '../readStore.ts';
import { encode } from './encoding.ts';
import { filterOf } from './filters.ts';

const view = defineView({
  name: 'views',
  version: 1,
  indexes: {
    byPlace: { paths: ['channel', 'author.id', 'seq'] },
    byToken: { multikey: 'tokens', paths: ['channel'] },
  },
});

const filtersOf = (query: Omit<Query, 'limit'>) => {
  const planned = plan(view, { limit: 10, ...query });
  return planned.steps.map((step) => filterOf(planned, step));
};
const [x, y, u, one, two] = ['x', 'y', 'u', 1, 2].map(encode);

describe('the filter of a walk along an index', () => {
  it('finds neither tombstones nor the record where nothing is bound', () => {
    expect(filtersOf({ index: 'byPlace' })).toEqual([{ 'keys.channel': { $gte: '' } }]);
  });

  it('binds leading fields, then bounds the next to the kind of its range', () => {
    const equals = { channel: 'x', 'author.id': 'u' };
    expect(filtersOf({ index: 'byPlace', equals, range: { path: 'seq', above: 1 } })).toEqual([
      { 'keys.channel': x, 'keys.author/id': u, 'keys.seq': { $gt: one, $lt: '2' } },
    ]);
    expect(filtersOf({ index: 'byPlace', any: { path: 'channel', values: ['y', 'x'] } })).toEqual([
      { 'keys.channel': { $in: [x, y] } },
    ]);
  });

  it('behind a key is one interval for each path that is left, in the range still', () => {
    const query = { index: 'byPlace', equals: { channel: 'x', 'author.id': 'u' }, range: { path: 'seq', to: 2 } } as const;
    const bound = { 'keys.channel': x, 'keys.author/id': u };
    expect(filtersOf({ ...query, after: ['x', 'u', 1, 'd'] })).toEqual([
      {
        $or: [
          { ...bound, 'keys.seq': { $gt: one, $lte: two } },
          { ...bound, 'keys.seq': { $eq: one, $lte: two }, _id: { $gt: 'd' } },
        ],
      },
    ]);
    expect(filtersOf({ ...query, order: 'descending', after: ['x', 'u', 1, 'd'] })).toEqual([
      {
        $or: [
          { ...bound, 'keys.seq': { $lt: one, $gte: '1' } },
          { ...bound, 'keys.seq': { $eq: one, $gte: '1' }, _id: { $lt: 'd' } },
        ],
      },
    ]);
  });

  it('behind a key of which all but the id is bound is one interval', () => {
    const equals = { channel: 'x', 'author.id': 'u', seq: 1 };
    expect(filtersOf({ index: 'byPlace', equals, after: ['x', 'u', 1, 'd'] })).toEqual([
      { 'keys.channel': x, 'keys.author/id': u, 'keys.seq': one, _id: { $gt: 'd' } },
    ]);
  });

  it('of a list names its entry, or all that it must hold', () => {
    expect(filtersOf({ index: 'byToken', equals: { tokens: 'x' } })).toEqual([{ entries: x }]);
    expect(filtersOf({ index: 'byToken', equals: { tokens: 'x' }, all: { path: 'tokens', values: ['y'] } })).toEqual([
      { entries: { $all: [x, y] } },
    ]);
  });
});
