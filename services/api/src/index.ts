export type { FastifyInstance as HttpServer } from 'fastify';
export { type Handlers, handlersOn } from './handlers.ts';
export type { RebuiltView, ViewCondition, ViewOperations } from './instance/viewOperations.ts';
export { buildApiSchema } from './schema.ts';
export { type Authenticate, authenticateWith } from './server/authenticate.ts';
export type { Readiness } from './server/health.ts';
export { type PagesOptions, registerPages } from './server/pages.ts';
export { createServer, type ServerOptions } from './server/server.ts';
