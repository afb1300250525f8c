import type { Millis } from '@chat/schema/events';
import type { Log } from '../log/log.ts';
import { type RedisConnection, RedisUnavailable, redisScript } from '../redis/redis.ts';
import { checkCost, pointsPerMilli, rounding, sizeOf } from './bucket.ts';
import type { LimitAnswer, LimitRule, Limits } from './limits.ts';
import { memoryLimits } from './memoryLimits.ts';

export interface RedisLimitsOptions {
  readonly redis: RedisConnection;
  readonly log: Log;
  /** Counts while Redis is away; `memoryLimits()` where absent. */
  readonly insurance?: Limits;
  /** Milliseconds that a take may wait for Redis; 250 where absent. */
  readonly deadline?: Millis;
}

/** After a take that waited in vain, nobody waits for so long. */
const pause = 1_000;

/**
 * The bucket of `memoryLimits`, on the clock of Redis. KEYS: the bucket. ARGV: cost, size, points a millisecond, milliseconds of a
 * block (-1 where there is none), rounding. Answers with: whether it is allowed, milliseconds to wait, whole points left. A bucket
 * that would be full again is not kept; questions (a cost of 0) leave nothing behind.
 */
const takeScript = redisScript(`
local cost, size, speed, block, rounding = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + tonumber(time[2]) / 1000
local kept = redis.call('HMGET', KEYS[1], 'points', 'at', 'blockedUntil')
local points = math.min(size, tonumber(kept[1] or size) + math.max(0, now - tonumber(kept[2] or now)) * speed)
local blockedUntil = tonumber(kept[3] or 0)

local function whole(number) return math.floor(math.max(0, number) + rounding) end

local function keep()
  if cost == 0 then return end
  local lasts = math.max((size - points) / speed, blockedUntil - now)
  redis.call('HSET', KEYS[1], 'points', points, 'at', now, 'blockedUntil', blockedUntil)
  redis.call('PEXPIRE', KEYS[1], math.ceil(lasts) + 1)
end

if blockedUntil > now then
  keep()
  return { 0, math.ceil(blockedUntil - now), 0 }
end
if points + rounding >= cost then
  points = math.max(0, points - cost)
  keep()
  return { 1, 0, whole(points) }
end
if block < 0 then
  keep()
  return { 0, math.ceil((cost - points) / speed), whole(points) }
end
blockedUntil = now + block
keep()
return { 0, block, 0 }`);

const answerOf = ([allowed, retryAfter, remaining]: readonly [number, number, number]): LimitAnswer => ({
  allowed: allowed === 1,
  retryAfter,
  remaining,
});

class RedisLimits implements Limits {
  readonly #redis: RedisConnection;
  readonly #log: Log;
  readonly #insurance: Limits;
  readonly #deadline: Millis;
  #isCounting = true;
  /** On the clock of this process. */
  #notBefore: Millis = 0;

  constructor({ redis, log, insurance = memoryLimits(), deadline = 250 }: RedisLimitsOptions) {
    this.#redis = redis;
    this.#log = log;
    this.#insurance = insurance;
    this.#deadline = deadline;
  }

  async take(key: string, rule: LimitRule, cost = 1): Promise<LimitAnswer> {
    checkCost(rule, cost);
    if (!this.#redis.isThere || performance.now() < this.#notBefore) return this.#insurance.take(key, rule, cost);
    try {
      const answer = await this.#inTime(this.#counted(key, rule, cost));
      if (!this.#isCounting) this.#log.info('limits are counted for all nodes again');
      this.#isCounting = true;
      return answer;
    } catch (error) {
      if (this.#isCounting) this.#log.warn('limits are counted by each node for itself', { error });
      this.#isCounting = false;
      this.#notBefore = performance.now() + pause;
      return this.#insurance.take(key, rule, cost);
    }
  }

  async #counted(key: string, rule: LimitRule, cost: number): Promise<LimitAnswer> {
    const block = rule.blockSeconds === undefined ? -1 : rule.blockSeconds * 1_000;
    const args = [cost, sizeOf(rule), pointsPerMilli(rule), block, rounding];
    const answer = await this.#redis.run(takeScript, { keys: [`limit:${rule.name}:${key}`], args });
    return answerOf(answer as [number, number, number]); // the script answers so
  }

  async #inTime(counted: Promise<LimitAnswer>): Promise<LimitAnswer> {
    const { promise, reject } = Promise.withResolvers<never>();
    const late = setTimeout(() => reject(new RedisUnavailable(`no answer within ${this.#deadline} ms`)), this.#deadline);
    try {
      return await Promise.race([counted, promise]);
    } finally {
      clearTimeout(late);
    }
  }
}

/**
 * Limits that all nodes of a Redis count together. Where it is away or slow each node counts in its own memory, and goes back by itself;
 * so nobody waits longer than the deadline, and nobody is refused for what another node has counted meanwhile.
 */
export const redisLimits = (options: RedisLimitsOptions): Limits => new RedisLimits(options);
