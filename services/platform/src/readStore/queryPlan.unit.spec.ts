import { defineView } from '@chat/schema/views';
import { describe, expect, it } from 'vitest';
import { plan } from './queryPlan.ts';
import { type Query, UnindexedQuery } from './readStore.ts';

const view = defineView({
  name: 'messages',
  version: 1,
  indexes: {
    byPlace: { paths: ['channel', 'kind', 'seq'] },
    byToken: { multikey: 'tokens', paths: ['channel', 'seq'] },
  },
});

const planned = (query: Partial<Query>) => plan(view, { index: 'byPlace', limit: 50, ...query });
const equals = { channel: 'c' };
const tokens = { tokens: 't' };

/** What the types would refuse and a client's cursor may hold all the same. */
const badly = (value: unknown): string => value as string;

const refused: readonly (readonly [string, Partial<Query>, RegExp])[] = [
  ['an unknown index', { index: 'byName' }, /no such index/],
  ['an index named as a property of every object', { index: 'constructor' }, /no such index/],
  ['a limit of 0', { limit: 0 }, /limit/],
  ['a limit of 1,001', { limit: 1_001 }, /limit/],
  ['half a limit', { limit: 1.5 }, /limit/],
  ['a gap in the bound paths', { equals: { channel: 'c', seq: 1 } }, /leading paths/],
  ['a path that is not the first', { equals: { kind: 'k' } }, /leading paths/],
  ['a path outside the index', { equals: { channel: 'c', author: 'a' } }, /leading paths/],
  ['any of a path behind a gap', { equals, any: { path: 'seq', values: [1] } }, /leading paths/],
  ['any and equals of one path', { equals, any: { path: 'channel', values: ['c'] } }, /bound twice/],
  ['any of 501 values', { any: { path: 'channel', values: Array.from({ length: 501 }, (_, at) => at) } }, /more than 500/],
  ['a value that is no scalar', { equals: { channel: badly({ $gt: '' }) } }, /no scalar/],
  ['a lone surrogate', { equals: { channel: '\ud800' } }, /no scalar/],
  ['any of NaN', { any: { path: 'channel', values: [Number.NaN] } }, /no scalar/],
  ['a range of a path that does not follow', { equals, range: { path: 'seq', above: 1 } }, /does not follow/],
  ['a range of a bound path', { equals, range: { path: 'channel', above: 'a' } }, /does not follow/],
  [
    'a range behind all paths',
    { equals: { channel: 'c', kind: 'k', seq: 1 }, range: { path: 'seq', above: 1 } },
    /does not follow/,
  ],
  ['a range without bounds', { equals, range: { path: 'kind' } }, /a range has a bound/],
  ['a range of null', { equals, range: { path: 'kind', above: null } }, /a range has a bound/],
  ['a range of two types', { equals, range: { path: 'kind', above: 1, below: 'k' } }, /one type/],
  ['a range with two lower bounds', { equals, range: { path: 'kind', above: 1, from: 1 } }, /one bound an end/],
  [
    'a range and a prefix',
    { equals, range: { path: 'kind', above: 'a' }, prefix: { path: 'kind', value: 'b' } },
    /a range or a prefix/,
  ],
  ['a prefix of a path that does not follow', { prefix: { path: 'kind', value: 'b' } }, /does not follow/],
  ['a prefix that is no string', { prefix: { path: 'channel', value: badly(1) } }, /well-formed string/],
  ['all without a multikey path', { all: { path: 'tokens', values: ['t'] } }, /multikey path/],
  ['a multikey index without its value', { index: 'byToken', equals }, /must bind the multikey path/],
  ['null at the multikey path', { index: 'byToken', equals: { tokens: null } }, /must bind the multikey path/],
  ['any of the multikey path', { index: 'byToken', any: { path: 'tokens', values: ['t'] } }, /must bind the multikey path/],
  ['a prefix of the multikey path', { index: 'byToken', prefix: { path: 'tokens', value: 't' } }, /must bind the multikey path/],
  ['all of another path', { index: 'byToken', equals: tokens, all: { path: 'channel', values: ['c'] } }, /all is about tokens/],
  [
    'all of 501 values',
    { index: 'byToken', equals: tokens, all: { path: 'tokens', values: Array(501).fill('t') } },
    /more than 500/,
  ],
  ['a key that is too short', { after: ['c', 'k', 1] }, /as many values/],
  ['a key of another bound value', { equals, after: ['d', 'k', 1, 'id'] }, /no key of this query/],
  [
    'a key of another type than the range',
    { range: { path: 'channel', from: 'a' }, after: [1, 'k', 1, 'id'] },
    /no key of this query/,
  ],
  ['a key that holds no scalar', { after: ['c', badly({}), 1, 'id'] }, /no scalar/],
];

describe('a query is refused for', () => {
  it.each(refused)('%s', (_, query, reason) => {
    expect(() => planned(query)).toThrow(UnindexedQuery);
    expect(() => planned(query)).toThrow(reason);
  });

  it('its reason never with its values', () => {
    expect(() => planned({ equals: { channel: 'secret', author: 'secret' } })).not.toThrow(/secret/);
  });
});

describe('a plan', () => {
  it('binds leading paths in the order of the index', () => {
    expect(planned({ equals: { kind: 'k', channel: 'c' } }).steps).toEqual([{ bound: [['c'], ['k']] }]);
  });

  it('walks a whole index where nothing is bound', () => {
    expect(planned({}).steps).toEqual([{ bound: [] }]);
  });

  it('sorts the values of any and drops repetitions', () => {
    expect(planned({ any: { path: 'channel', values: ['b', null, 'a', 1, 'b'] } }).steps).toEqual([
      { bound: [[null, 1, 'a', 'b']] },
    ]);
  });

  it('has nothing to walk for any of no values', () => {
    expect(planned({ any: { path: 'channel', values: [] } }).steps).toEqual([]);
  });

  it('turns a prefix into bounds', () => {
    const range = { kind: 'string', lower: { value: 'k', inclusive: true }, upper: { value: 'l', inclusive: false } };
    expect(planned({ equals, prefix: { path: 'kind', value: 'k' } }).steps).toEqual([{ bound: [['c']], range }]);
  });

  it('follows one entry and asks for the others', () => {
    const { entry, steps } = planned({
      index: 'byToken',
      equals: { ...tokens, channel: 'c' },
      all: { path: 'tokens', values: ['b', 't', 'a'] },
    });
    expect(entry).toEqual({ value: 't', also: ['a', 'b'] });
    expect(steps).toEqual([{ bound: [['c']] }]);
  });

  it('goes on behind a key by its unbound part', () => {
    expect(planned({ equals, after: ['c', 'k', 1, 'id'] }).steps).toEqual([{ bound: [['c']], after: ['k', 1, 'id'] }]);
  });

  it('begins at the key instead of the bound it has passed, and keeps the other bound', () => {
    const range = { path: 'kind', from: 1, below: 9 };
    const ascending = planned({ equals, range, after: ['c', 5, 1, 'id'] });
    expect(ascending.steps).toEqual([
      { bound: [['c']], range: { kind: 'number', upper: { value: 9, inclusive: false } }, after: [5, 1, 'id'] },
    ]);
    const descending = planned({ equals, range, after: ['c', 5, 1, 'id'], order: 'descending' });
    expect(descending.steps).toEqual([
      { bound: [['c']], range: { kind: 'number', lower: { value: 1, inclusive: true } }, after: [5, 1, 'id'] },
    ]);
  });

  it('begins at the bound where the key lies before it', () => {
    const [step] = planned({ equals, range: { path: 'kind', above: 5 }, after: ['c', 5, 1, 'id'] }).steps;
    expect(step).toEqual({ bound: [['c']], range: { kind: 'number', lower: { value: 5, inclusive: false } } });
  });

  it('finishes the value of any that the key has reached, then takes those beyond', () => {
    const any = { path: 'channel', values: ['a', 'b', 'c'] };
    expect(planned({ any, after: ['b', 'k', 1, 'id'] }).steps).toEqual([
      { bound: [['b']], after: ['k', 1, 'id'] },
      { bound: [['c']] },
    ]);
    expect(planned({ any, after: ['b', 'k', 1, 'id'], order: 'descending' }).steps).toEqual([
      { bound: [['b']], after: ['k', 1, 'id'] },
      { bound: [['a']] },
    ]);
    expect(planned({ any, after: ['z', 'k', 1, 'id'] }).steps).toEqual([]);
  });
});
