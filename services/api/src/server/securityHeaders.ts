import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** What a page of this server may load: its own files. No script stands in a page, none comes from elsewhere. */
const ownFiles = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'", 'data:'],
  // The socket of the same origin is 'self' too.
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** GraphiQL's editor writes its styles into the page. */
export const editorPolicy = {
  useDefaults: false,
  directives: { ...ownFiles, 'style-src': ["'self'", "'unsafe-inline'"], 'worker-src': ["'self'", 'blob:'] },
};

/** Headers that keep browsers from doing what this server never asks for, on every answer. */
export const secureHeaders = async (server: FastifyInstance): Promise<void> => {
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: ownFiles },
    frameguard: { action: 'deny' },
    // Other services of the same domain are not ours to decide about.
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
  });
};
