import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { newId } from '@chat/platform';
import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../graph/context.ts';
import { type Authenticated, bearerOf } from './authenticate.ts';
import { answerErrors, answersBeforeRouting } from './errorAnswers.ts';
import { formatError } from './formatError.ts';
import { type Readiness, serveHealth } from './health.ts';
import { complexityRule, parseOptions } from './limits/index.ts';
import { refuseForeignOrigins } from './origin.ts';
import { isOverTokenLimit, limitAddresses } from './rateLimits.ts';
import { type ContextDependencies, requestContext } from './requestContext.ts';
import { secureHeaders } from './securityHeaders.ts';
import { transportPlugin } from './transportPlugin.ts';

export interface ServerOptions extends ContextDependencies {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  /** How many proxies in front are believed about the client's address. */
  readonly trustedProxies: number;
  readonly readiness: () => Promise<Readiness>;
}

/** Bytes of a request's body: the largest legal message many times over. */
const mostBody = 256 * 1_024;

const apolloOn = (server: FastifyInstance, { schema, introspection, log }: ServerOptions): ApolloServer<Context> =>
  new ApolloServer<Context>({
    schema,
    introspection,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !introspection,
    parseOptions,
    validationRules: [complexityRule],
    formatError,
    plugins: [
      fastifyApolloDrainPlugin(server),
      ApolloServerPluginLandingPageDisabled(),
      // Nothing here may be cached by others, and it would look at every field of every answer.
      ApolloServerPluginCacheControlDisabled(),
      transportPlugin(log),
    ],
  });

/** GraphQL over HTTP in a scope of its own: who asks is known, and held to the limit of one session, before it is read. */
const serveGraphQL = async (server: FastifyInstance, options: ServerOptions): Promise<void> => {
  const { services, authenticate } = options;
  const apollo = apolloOn(server, options);
  await apollo.start();
  const authenticated = new WeakMap<object, Authenticated>();
  await server.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      const token = await authenticate(bearerOf(request.headers.authorization));
      if (token === undefined) return undefined;
      authenticated.set(request, token);
      return (await isOverTokenLimit(services.limits, token.sessionId, reply)) ? reply : undefined;
    });
    const context = requestContext(options, (request) => authenticated.get(request));
    await scope.register(fastifyApollo(apollo), { path: '/graphql', context });
  });
};

/** The HTTP side of the API: GraphQL at `/graphql`, health. Sockets and pages are added by whoever composes it. */
export const createServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const { services, trustedProxies, readiness, log } = options;
  const server = fastify({
    bodyLimit: mostBody,
    trustProxy: (_address, hop) => hop < trustedProxies,
    logger: false,
    genReqId: () => newId(),
    ...answersBeforeRouting,
  });
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  answerErrors(server, log);
  secureHeaders(server);
  limitAddresses(server, services.limits);
  refuseForeignOrigins(server, () => services.publicUrl);
  // Only an operation that asks for it has the cookie read.
  await server.register(cookie, { hook: false });
  await serveGraphQL(server, options);
  serveHealth(server, readiness, log);
  return server;
};
