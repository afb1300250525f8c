import { ApolloServer } from '@apollo/server';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { Log } from '@chat/platform';
import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../graph/context.ts';
import { formatErrorWith } from './formatError.ts';
import { type ContextDependencies, requestContext } from './requestContext.ts';

/** What `/readyz` says. */
export interface Readiness {
  readonly ready: boolean;
  /** Each part by name, `ok` or what is wrong with it. */
  readonly parts: Readonly<Record<string, string>>;
}

export interface ServerOptions extends ContextDependencies {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  /** How many proxies in front are believed about the client's address. */
  readonly trustedProxies: number;
  readonly readiness: () => Promise<Readiness>;
}

/** Bytes of a request's body: the largest legal message many times over. */
const mostBody = 256 * 1_024;
const mostTokens = 1_000;

const health = (server: FastifyInstance, readiness: ServerOptions['readiness'], log: Log): void => {
  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    const state = await readiness();
    if (!state.ready) log.warn('not ready', { parts: state.parts });
    return reply.code(state.ready ? 200 : 503).send(state);
  });
};

/** The HTTP side of the API: GraphQL at `/graphql`, health. Sockets and static pages are added by whoever composes it. */
export const createServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const { schema, introspection, trustedProxies, readiness, log } = options;
  const server = fastify({ bodyLimit: mostBody, trustProxy: (_address, hop) => hop < trustedProxies, logger: false });
  const apollo = new ApolloServer<Context>({
    schema,
    introspection,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !introspection,
    parseOptions: { maxTokens: mostTokens },
    formatError: formatErrorWith(log),
    plugins: [fastifyApolloDrainPlugin(server)],
  });
  await apollo.start();
  await server.register(cookie);
  await server.register(fastifyApollo(apollo), { path: '/graphql', context: requestContext(options) });
  health(server, readiness, log);
  return server;
};
