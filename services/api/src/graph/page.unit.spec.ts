import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { encodeCursor, pageOf } from './page.ts';

describe('pageOf', () => {
  it('begins at the front with 50 where nothing is asked for', () => {
    expect(pageOf({})).toEqual({ size: 50, backwards: false, from: undefined });
  });

  it('takes null for absent, as clients send variables', () => {
    expect(pageOf({ first: 10, after: null, last: null, before: null })).toEqual({
      size: 10,
      backwards: false,
      from: undefined,
    });
    expect(pageOf({ first: null, after: null, last: 5, before: encodeCursor([7]) })).toEqual({
      size: 5,
      backwards: true,
      from: [7],
    });
  });

  it('refuses both directions at once', () => {
    expect(() => pageOf({ first: 1, before: encodeCursor([7]) })).toThrow('FIRST_OR_LAST');
  });

  it.each(['', 'x', encodeCursor([1]).slice(1)])('refuses %j as a cursor', (after) => {
    expect(() => pageOf({ after })).toThrow('after breaks the rule UNKNOWN_CURSOR');
  });
});
