import { type ErrorCode, errorTable } from '@chat/domain/errors';
import type { Log } from '@chat/platform';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

const isOurs = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(errorTable, code);

/** What the GraphQL layers call errors of the request itself. */
const ofTheRequest = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE',
]);

const withCode = (error: GraphQLFormattedError, code: ErrorCode, message = error.message): GraphQLFormattedError => {
  const { stacktrace: _stacktrace, ...extensions } = error.extensions ?? {};
  return { ...error, message, extensions: { ...extensions, code } };
};

const originalOf = (error: unknown): unknown => (error instanceof GraphQLError ? (error.originalError ?? error) : error);

/** Every error as clients see it: a code of the closed set, no stack. What is not of the set is logged whole and masked. */
export const formatErrorWith =
  (log: Log) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = formatted.extensions?.['code'];
    if (isOurs(code)) return withCode(formatted, code);
    if (code === 'BAD_USER_INPUT') return withCode(formatted, 'INVALID_INPUT');
    if (typeof code === 'string' && ofTheRequest.has(code)) return withCode(formatted, 'INVALID_REQUEST');
    log.error('an operation failed', { error: originalOf(error) });
    return {
      message: errorTable.INTERNAL.meaning,
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      extensions: { code: 'INTERNAL' },
    };
  };
