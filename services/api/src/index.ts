// Decorated classes need it from the first one on, whichever module is loaded first.
import 'reflect-metadata';

export type { FastifyInstance as HttpServer } from 'fastify';
export { type Handlers, handlersOn } from './handlers.ts';
export type { RebuiltView, ViewCondition, ViewOperations } from './instance/viewOperations.ts';
export { createHub, type Hub, type HubStatistics } from './live/index.ts';
export { readModelOperations } from './node/readModelOperations.ts';
export { type ApiOptions, type ApiParts, type RunningApi, startApi } from './node/startApi.ts';
export { buildApiSchema } from './schema.ts';
export { type Authenticate, authenticateWith } from './server/authenticate.ts';
export type { Readiness } from './server/health.ts';
export { type PagesOptions, registerPages } from './server/pages.ts';
export { createServer, type ServerOptions } from './server/server.ts';
export { serveSockets } from './server/sockets.ts';
