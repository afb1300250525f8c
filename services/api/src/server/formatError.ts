import { type ErrorCode, errorTable } from '@chat/domain/errors';
import { EventStoreUnavailable, PrivateStoreUnavailable, ReadStoreUnavailable, VaultUnavailable } from '@chat/platform';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isTooLong, type OperationLimit, operationLimits } from './limits/index.ts';

const isOurs = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(errorTable, code);

/** What the GraphQL layers call errors of the request itself. */
const ofTheRequest = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** Whether an error with this code says what its sender did, and nothing is broken inside. */
export const isForeseen = (code: unknown): boolean => isOurs(code) || code === 'BAD_USER_INPUT' || ofTheRequest.has(code);

const withCode = (error: GraphQLFormattedError, code: ErrorCode, more: object = {}): GraphQLFormattedError => {
  const { stacktrace: _stacktrace, http: _http, ...extensions } = error.extensions ?? {};
  return { ...error, extensions: { ...extensions, ...more, code } };
};

const isLimit = (rule: unknown): rule is OperationLimit => typeof rule === 'string' && Object.hasOwn(operationLimits, rule);

/** Validation puts its own code over those of its rules, and parsing has but a message. */
const ofTheDocument = (error: GraphQLFormattedError): GraphQLFormattedError => {
  const rule = error.extensions?.['rule'];
  if (isLimit(rule)) return withCode(error, 'QUERY_TOO_COMPLEX');
  if (isTooLong(error.message)) return withCode(error, 'QUERY_TOO_COMPLEX', { rule: 'TOKENS', limit: operationLimits.TOKENS });
  // A scalar of ours that was written into the document.
  return withCode(error, rule === 'GRAMMAR' ? 'INVALID_INPUT' : 'INVALID_REQUEST');
};

const stores = [EventStoreUnavailable, PrivateStoreUnavailable, ReadStoreUnavailable, VaultUnavailable];
const storeMillis = 1_000;

/** A store that does not answer (disk full, file torn) may do so again: the same command is safe to repeat. */
const isOfAStore = (error: unknown): boolean => {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  return stores.some((unavailable) => cause instanceof unavailable);
};

const masked = (path: GraphQLFormattedError['path'], code: 'INTERNAL' | 'UNAVAILABLE', more = {}): GraphQLFormattedError => ({
  message: errorTable[code].meaning,
  ...(path === undefined ? {} : { path }),
  extensions: { code, ...more },
});

/** Every error as clients see it: a code of the closed set, no stack. What is not of the set is masked. */
export const formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const code = formatted.extensions?.['code'];
  if (isOurs(code)) return withCode(formatted, code);
  if (code === 'BAD_USER_INPUT') return withCode(formatted, 'INVALID_INPUT');
  if (ofTheRequest.has(code)) return ofTheDocument(formatted);
  return isOfAStore(error)
    ? masked(formatted.path, 'UNAVAILABLE', { retryAfter: storeMillis })
    : masked(formatted.path, 'INTERNAL');
};
