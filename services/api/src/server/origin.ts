import type { FastifyInstance } from 'fastify';
import { errorBody } from './errorBody.ts';

const thisMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a page of this origin may use the API with what the browser knows of the person: only pages of this server. The names
 * of the own machine are one name. Programs that are no browsers send no origin.
 */
export const isOwnOrigin = (origin: string | undefined, publicUrl: string): boolean => {
  if (origin === undefined || origin === publicUrl) return true;
  const [from, own] = [URL.parse(origin), URL.parse(publicUrl)];
  if (from === null || own === null || from.origin !== origin) return false;
  return (
    thisMachine.has(from.hostname) && thisMachine.has(own.hostname) && from.port === own.port && from.protocol === own.protocol
  );
};

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses what pages of other sites send. They could not read the answer anyway: no CORS header is ever sent. */
export const refuseForeignOrigins = (server: FastifyInstance, publicUrl: () => string): void => {
  server.addHook('onRequest', (request, reply, done) => {
    if (safe.has(request.method) || isOwnOrigin(request.headers.origin, publicUrl())) return done();
    const message = 'This page is of another site. Where this server is reached under another address, PUBLIC_URL must say so.';
    reply.code(403).send(errorBody('FORBIDDEN', { message }));
  });
};
