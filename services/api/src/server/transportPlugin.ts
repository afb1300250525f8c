import type { ApolloServerPlugin } from '@apollo/server';
import type { Log } from '@chat/platform';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Context } from '../graph/context.ts';
import { isForeseen } from './formatError.ts';
import { countInvalid, retryAfterHeader } from './rateLimits.ts';

const refusedCallers = new Set<unknown>(['UNAUTHENTICATED', 'FORBIDDEN']);

const causeOf = (error: GraphQLError): unknown => error.originalError ?? error;

const waitOf = (errors: readonly GraphQLFormattedError[]): number =>
  Math.max(0, ...errors.map(({ extensions }) => Number(extensions?.['retryAfter'] ?? 0)));

/** What HTTP adds to an operation: unforeseen errors in the log under the request's id, refusals counted, the wait in a header. */
export const transportPlugin = (log: Log): ApolloServerPlugin<Context> => ({
  contextCreationDidFail: async ({ error }) => log.error('a request failed before its operation', { error }),
  unexpectedErrorProcessingRequest: async ({ error }) => log.error('a request failed', { error }),
  requestDidStart: async ({ contextValue }) => ({
    didEncounterErrors: async ({ errors }) => {
      for (const error of errors)
        if (!isForeseen(error.extensions['code'])) contextValue.log.error('an operation failed', { error: causeOf(error) });
    },
    willSendResponse: async ({ response }) => {
      const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
      const wait = waitOf(errors);
      if (wait > 0) response.http.headers.set('retry-after', retryAfterHeader(wait));
      if (errors.some(({ extensions }) => refusedCallers.has(extensions?.['code'])))
        await countInvalid(contextValue.services.limits, contextValue.address);
    },
  }),
});
