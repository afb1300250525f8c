import type { Log } from '@chat/platform';
import type { FastifyInstance } from 'fastify';

/** What `/readyz` says. */
export interface Readiness {
  readonly ready: boolean;
  /** Each part by name, `ok` or what is wrong with it. */
  readonly parts: Readonly<Record<string, string>>;
}

/** `/healthz`: the process answers. `/readyz`: it can do its work, else 503 and what is wrong. */
export const serveHealth = (server: FastifyInstance, readiness: () => Promise<Readiness>, log: Log): void => {
  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    const state = await readiness();
    if (!state.ready) log.warn('not ready', { parts: state.parts });
    return reply.code(state.ready ? 200 : 503).send(state);
  });
};
