import { CombinedError } from '@urql/core';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { RequestFailed, Unreachable } from '../session/requestFailed.ts';
import { problemOf } from './problem.ts';

const refused = { code: 'INVALID_INPUT', field: 'handle', rule: 'TOO_LONG', limit: 32 };

describe('a problem', () => {
  it('is what the server refused with', () => {
    const error = new CombinedError({ graphQLErrors: [new GraphQLError('no', { extensions: refused })] });
    expect(problemOf(error)).toEqual(refused);
  });

  it('says when it may work', () => {
    expect(problemOf(new RequestFailed({ message: 'no', extensions: { code: 'RATE_LIMITED', retryAfter: 500 } }))).toEqual({
      code: 'RATE_LIMITED',
      retryAfter: 500,
    });
  });

  it('is that the server is out of reach where it did not answer', () => {
    expect(problemOf(new CombinedError({ networkError: new Error('Failed to fetch') }))).toEqual({ code: 'UNREACHABLE' });
    expect(problemOf(new Unreachable('away'))).toEqual({ code: 'UNREACHABLE' });
  });

  it('hides no mistake of the program', () => {
    expect(() => problemOf(new TypeError('undefined is not a function'))).toThrow(TypeError);
  });
});
