import { Client, fetchExchange } from '@urql/core';
import { authExchange } from '@urql/exchange-auth';
import type { Session } from './session/session.ts';

/** Asks the server as the person of the session, with a token that is valid; once more where the server did not take it. */
export const graphqlClient = (session: Session): Client =>
  new Client({
    url: '/graphql',
    preferGetMethod: false,
    // Whatever is shown follows live facts: a cache of answers would say what was.
    requestPolicy: 'network-only',
    exchanges: [
      authExchange(async ({ appendHeaders }) => ({
        addAuthToOperation: (operation) =>
          session.accessToken === undefined
            ? operation
            : appendHeaders(operation, { authorization: `Bearer ${session.accessToken}` }),
        willAuthError: () => session.userId !== undefined && !session.isFresh,
        didAuthError: ({ graphQLErrors }) =>
          session.userId !== undefined && graphQLErrors.some(({ extensions }) => extensions['code'] === 'UNAUTHENTICATED'),
        refreshAuth: async () => {
          session.expire();
          await session.token();
        },
      })),
      fetchExchange,
    ],
  });
