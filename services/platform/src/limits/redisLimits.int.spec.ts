import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { OpenRedisOptions } from '../redis/openRedis.ts';
import { redisScript } from '../redis/redis.ts';
import { onEveryRedis } from '../testing/givenServers.ts';
import { limitsContract } from '../testing/limitsContract.ts';
import { manualClock } from '../testing/manualClock.ts';
import { recordingLog } from '../testing/recordingLog.ts';
import { redisOf } from '../testing/redisOf.ts';
import { type RedisServer, startRedis } from '../testing/redisServer.ts';
import { sampleId } from '../testing/sampleFacts.ts';
import { withComponent } from '../testing/withComponent.ts';
import type { LimitRule } from './limits.ts';
import { memoryLimits } from './memoryLimits.ts';
import { type RedisLimitsOptions, redisLimits } from './redisLimits.ts';

const timeout = 10_000;
const rule: LimitRule = { name: 'slow', points: 3, perSeconds: 30_000 };

const openLimits = async (
  server: Pick<RedisServer, 'url'>,
  { prefix = 'chat', ...options }: Partial<RedisLimitsOptions> & Pick<OpenRedisOptions, 'prefix'> = {},
) => {
  const log = recordingLog();
  const redis = redisOf(server, { prefix, log, timeout: 2_000 });
  await vi.waitFor(() => expect(redis.isThere).toBe(true), { timeout });
  return { limits: redisLimits({ redis, log, ...options }), redis, log, [Symbol.asyncDispose]: () => redis.close() };
};

const said = ({ log }: { readonly log: ReturnType<typeof recordingLog> }) =>
  log.records().flatMap(({ message }) => (String(message).startsWith('limits') ? [message] : []));

withComponent('redis', 'limits in Redis', ({ path }) => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis(path);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  onEveryRedis(
    () => server,
    (given, name) => {
      limitsContract(name, async () => {
        // Generous, so that no take of a slow machine is counted in memory.
        const opened = await openLimits(given(), { prefix: sampleId(), deadline: 5_000 });
        // A timer may be a millisecond early.
        return { ...opened, elapse: (by) => wait(by + 2) };
      });
    },
  );

  it('answer what those in memory answer', async () => {
    await using opened = await openLimits(server, { prefix: sampleId(), deadline: 5_000 });
    const takes = fc.array(fc.record({ key: fc.constantFrom('a', 'b'), cost: fc.nat(5) }), { maxLength: 15 });
    const rules = fc.record(
      {
        points: fc.integer({ min: 1, max: 5 }),
        burst: fc.integer({ min: 5, max: 12 }),
        blockSeconds: fc.integer({ min: 600, max: 900 }),
      },
      { requiredKeys: ['points', 'burst'] },
    );
    await fc.assert(
      fc.asyncProperty(rules, takes, async (of, all) => {
        const any = { name: sampleId(), perSeconds: 100_000, ...of };
        const model = memoryLimits({ clock: manualClock() });
        for (const { key, cost } of all) {
          const { retryAfter, ...answer } = await opened.limits.take(key, any, cost);
          const { retryAfter: modelled, ...expected } = await model.take(key, any, cost);
          expect(answer).toEqual(expected);
          expect(Math.abs(retryAfter - modelled)).toBeLessThan(60_000);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are counted by all nodes together', async () => {
    const prefix = sampleId();
    await using one = await openLimits(server, { prefix, deadline: 5_000 });
    await using two = await openLimits(server, { prefix, deadline: 5_000 });
    await one.limits.take('a', rule, 2);
    expect(await two.limits.take('a', rule)).toMatchObject({ allowed: true, remaining: 0 });
    expect(await one.limits.take('a', rule)).toMatchObject({ allowed: false });
  });

  it('keep nothing of buckets that are full again, nor of questions', async () => {
    await using opened = await openLimits(server, { prefix: sampleId(), deadline: 5_000 });
    const quick = { name: 'quick', points: 100, perSeconds: 1 };
    const keys = redisScript("return redis.call('KEYS', KEYS[1] .. '*')");
    await opened.limits.take('a', rule, 0);
    expect(await opened.redis.run(keys, { keys: [''] })).toEqual([]);
    await opened.limits.take('a', quick, 10);
    await vi.waitFor(async () => expect(await opened.redis.run(keys, { keys: [''] })).toEqual([]), { timeout });
  });
});

withComponent('redis', 'limits in a Redis that goes away', ({ path }) => {
  it('are counted in memory at once, and in Redis when it is back', async () => {
    await using server = await startRedis(path);
    await using opened = await openLimits(server);
    await opened.limits.take('a', rule, 3);
    await server.crash();
    await vi.waitFor(() => expect(opened.redis.isThere).toBe(false), { timeout });
    for (const left of [2, 1, 0]) expect(await opened.limits.take('a', rule)).toMatchObject({ allowed: true, remaining: left });
    expect(await opened.limits.take('a', rule)).toMatchObject({ allowed: false });
    await server.start();
    await vi.waitFor(() => expect(opened.redis.isThere).toBe(true), { timeout });
    expect(await opened.limits.take('a', rule)).toMatchObject({ allowed: true, remaining: 2 });
  });

  it('let nobody wait for a Redis that answers nothing, and say it once', async () => {
    await using server = await startRedis(path);
    const deadline = 250;
    await using opened = await openLimits(server, { deadline });
    server.suspend();
    const started = performance.now();
    const answers = await Promise.all(Array.from({ length: 4 }, () => opened.limits.take('a', rule)));
    expect(answers.map((answer) => answer.allowed)).toEqual([true, true, true, false]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(deadline - 2);
    // Whoever comes now need not wait: Redis would have to answer first.
    expect(await opened.limits.take('a', rule)).toMatchObject({ allowed: false });
    expect(said(opened)).toEqual(['limits are counted by each node for itself']);
    server.resume();
    await vi.waitFor(
      async () => {
        await opened.limits.take('b', rule, 1);
        expect(said(opened)).toEqual(['limits are counted by each node for itself', 'limits are counted for all nodes again']);
      },
      { timeout },
    );
  });

  it('still refuse what could never be paid', async () => {
    await using server = await startRedis(path);
    await using opened = await openLimits(server);
    await server.crash();
    await expect(opened.limits.take('a', rule, 4)).rejects.toThrow(RangeError);
  });
});
