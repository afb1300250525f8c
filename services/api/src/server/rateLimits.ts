import { addressKey, type LimitAnswer, type LimitRule, type Limits, limitRules } from '@chat/platform';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { errorBody } from './errorBody.ts';

const { requestPerAddress, requestPerToken, invalidPerAddress } = limitRules;

/** Asked by machines that must not be told to wait. */
const exempt = new Set(['/healthz', '/readyz']);

const inSeconds = (milliseconds: number): number => Math.ceil(milliseconds / 1_000);

const tell = (reply: FastifyReply, rule: LimitRule, { remaining }: LimitAnswer): void => {
  const size = rule.burst ?? rule.points;
  reply.header('ratelimit-limit', size);
  reply.header('ratelimit-remaining', remaining);
  reply.header('ratelimit-reset', Math.ceil(((size - remaining) * rule.perSeconds) / rule.points));
};

/** How long a client must wait, in the header that every HTTP client knows. */
export const retryAfterHeader = (retryAfter: number): string => String(inSeconds(retryAfter));

const slowDown = (reply: FastifyReply, { retryAfter }: LimitAnswer): FastifyReply =>
  reply.code(429).header('retry-after', retryAfterHeader(retryAfter)).send(errorBody('RATE_LIMITED', { retryAfter }));

const wasRefused = (status: number): boolean => status >= 400 && status < 500 && status !== 429;

/** Limits of all requests from one place, of whatever kind; a place that sends nonsense by the thousands is shut out. */
export const limitAddresses = (server: FastifyInstance, limits: Limits): void => {
  server.addHook('onRequest', async (request, reply) => {
    if (exempt.has(request.url)) return undefined;
    const address = addressKey(request.ip);
    const shut = await limits.take(address, invalidPerAddress, 0);
    if (!shut.allowed) return slowDown(reply, shut);
    const answer = await limits.take(address, requestPerAddress);
    tell(reply, requestPerAddress, answer);
    return answer.allowed ? undefined : slowDown(reply, answer);
  });
  server.addHook('onResponse', async (request, reply) => {
    if (wasRefused(reply.statusCode)) await countInvalid(limits, request.ip);
  });
};

/** Counts a request that was malformed, forbidden or unauthenticated. */
export const countInvalid = async (limits: Limits, ip: string): Promise<void> => {
  await limits.take(addressKey(ip), invalidPerAddress);
};

/** The limit of one session. Answers the request, and true, where it is over. */
export const isOverTokenLimit = async (limits: Limits, sessionId: string, reply: FastifyReply): Promise<boolean> => {
  const answer = await limits.take(sessionId, requestPerToken);
  tell(reply, requestPerToken, answer);
  if (!answer.allowed) await slowDown(reply, answer);
  return !answer.allowed;
};
