export { type Handlers, handlersOn } from './handlers.ts';
export { buildApiSchema } from './schema.ts';
export { type Authenticate, authenticateWith } from './server/authenticate.ts';
export { createServer, type Readiness, type ServerOptions } from './server/server.ts';
