import { type LimitAnswer, type Limits, limitRules, memoryLimits } from '@chat/platform';
import { manualClock } from '@chat/platform/testing';
import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { limitAddresses } from './rateLimits.ts';

const serverWith = (limits: Limits) => {
  const server = fastify();
  limitAddresses(server, limits);
  server.get('/fine', async () => 'fine');
  server.get('/healthz', async () => 'fine');
  server.get('/forbidden', async (_request, reply) => reply.code(403).send('no'));
  return server;
};

const countingLimits = (): Limits & { readonly taken: string[] } => {
  const taken: string[] = [];
  const allowed: LimitAnswer = { allowed: true, retryAfter: 0, remaining: 1 };
  return {
    taken,
    take: async (key, { name }, cost = 1) => {
      if (cost > 0) taken.push(`${name} ${key}`);
      return allowed;
    },
  };
};

describe('limits by address', () => {
  it('count what is refused apart from what is answered', async () => {
    const limits = countingLimits();
    const server = serverWith(limits);
    await server.inject('/fine');
    await server.inject('/forbidden');
    expect(limits.taken).toEqual(
      ['requestPerAddress', 'requestPerAddress', 'invalidPerAddress'].map((name) => `${name} 127.0.0.1`),
    );
  });

  it('shut out an address that sent nonsense by the thousands, and let it in again', async () => {
    const clock = manualClock();
    const limits = memoryLimits({ clock });
    const server = serverWith(limits);
    await limits.take('127.0.0.1', limitRules.invalidPerAddress, limitRules.invalidPerAddress.points);
    await server.inject('/forbidden');
    const shut = await server.inject('/fine');
    expect([shut.statusCode, shut.headers['retry-after']]).toEqual([429, '600']);
    clock.advance(600_000);
    expect((await server.inject('/fine')).statusCode).toBe(200);
  });

  it('never make a health check wait', async () => {
    const limits = memoryLimits({ clock: manualClock() });
    await limits.take('127.0.0.1', limitRules.requestPerAddress, limitRules.requestPerAddress.burst ?? 0);
    const server = serverWith(limits);
    const slowed = await server.inject('/fine');
    expect([slowed.statusCode, slowed.headers['retry-after'], slowed.headers['ratelimit-limit']]).toEqual([429, '1', '2000']);
    expect(slowed.json().errors[0].extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
    expect((await server.inject('/healthz')).statusCode).toBe(200);
  });
});
