import type { Services } from '@chat/domain/commands';
import type { Log } from '@chat/platform';
import type { Id } from '@chat/schema/events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context, RefreshCookie } from '../graph/context.ts';
import { loadersOn } from '../graph/loaders.ts';
import { Views } from '../graph/views.ts';
import type { Handlers } from '../handlers.ts';
import type { ViewOperations } from '../instance/index.ts';
import { type Authenticate, type Authenticated, callerOf } from './authenticate.ts';

export interface ContextDependencies {
  readonly services: Services;
  readonly handlers: Handlers;
  readonly viewOperations: ViewOperations;
  readonly authenticate: Authenticate;
  readonly log: Log;
}

/** Browsers keep it from scripts, from other sites and from plain HTTP to anything but this machine. */
export const refreshCookieName = '__Host-refresh';
const cookieRules = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' } as const;
const traceparentForm = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

const refreshCookieOf = (request: FastifyRequest, reply: FastifyReply): RefreshCookie => ({
  get secret() {
    return request.server.parseCookie(request.headers.cookie ?? '')[refreshCookieName];
  },
  set: (secret, expiresAt) => {
    if (secret === undefined) reply.clearCookie(refreshCookieName, cookieRules);
    else
      reply.setCookie(refreshCookieName, secret, {
        ...cookieRules,
        ...(expiresAt === undefined ? {} : { expires: new Date(expiresAt) }),
      });
  },
});

const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

/** The context of one HTTP request; `tokenOf` answers with its verified token. */
export const requestContext =
  (
    { services, handlers, viewOperations, log }: ContextDependencies,
    tokenOf: (request: FastifyRequest) => Authenticated | undefined,
  ) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<Context> => {
    const requestId = request.id as Id; // server.ts makes it
    const sent = headerOf(request, 'traceparent');
    const traceparent = sent !== undefined && traceparentForm.test(sent) ? sent : undefined;
    const token = tokenOf(request);
    const views = new Views(services.readStore, services.views);
    const ownLog = log.child({ requestId });
    return {
      services,
      handlers,
      views,
      loaders: loadersOn({ views, presence: services.presence, log: ownLog }),
      viewOperations,
      log: ownLog,
      requestId,
      traceparent,
      address: request.ip,
      userAgent: headerOf(request, 'user-agent') ?? '',
      caller: token === undefined ? undefined : callerOf(token, requestId, traceparent),
      refreshCookie: refreshCookieOf(request, reply),
    };
  };
