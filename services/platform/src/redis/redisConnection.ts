import type { Redis } from 'ioredis';
import type { OpenRedisOptions } from './openRedis.ts';
import { type RedisConnection, type RedisScript, type RedisScriptInput, RedisUnavailable } from './redis.ts';
import { redisAddress } from './redisAddress.ts';
import { closeClient, redisClient, unavailable } from './redisClient.ts';
import { Subscriptions } from './subscriptions.ts';

/** Calls that may wait for their answers at one time: more, and Redis is slower than what is asked of it. */
const mostWaiting = 10_000;

const isUnknownScript = (error: unknown): boolean => error instanceof Error && error.message.startsWith('NOSCRIPT');

class OpenedRedis implements RedisConnection {
  readonly #prefix: string;
  readonly #commands: Redis;
  readonly #messages: Redis;
  readonly #subscriptions: Subscriptions;
  #waiting = 0;

  constructor({ url, log, prefix = 'chat', timeout = 1_000, certificateAuthority }: OpenRedisOptions) {
    const address = redisAddress(url);
    const shared = { address, timeout, log, ...(certificateAuthority !== undefined && { certificateAuthority }) };
    this.#prefix = prefix;
    this.#commands = redisClient({ ...shared, purpose: 'commands' });
    this.#messages = redisClient({ ...shared, purpose: 'messages' });
    this.#subscriptions = new Subscriptions(this.#messages, log);
  }

  get isThere(): boolean {
    return this.#commands.status === 'ready';
  }

  run(script: RedisScript, { keys, args = [] }: RedisScriptInput): Promise<unknown> {
    const input = [...keys.map((key) => this.#named(key)), ...args];
    return this.#asked(async () => {
      try {
        return await this.#commands.evalsha(script.sha, keys.length, ...input);
      } catch (error) {
        if (!isUnknownScript(error)) throw error;
        return await this.#commands.eval(script.source, keys.length, ...input);
      }
    });
  }

  publish(channel: string, text: string): Promise<void> {
    return this.#asked(async () => {
      await this.#commands.publish(this.#named(channel), text);
    });
  }

  subscribe(...[channel, subscriber]: Parameters<RedisConnection['subscribe']>): () => void {
    return this.#subscriptions.add(this.#named(channel), subscriber);
  }

  async close(): Promise<void> {
    await Promise.all([closeClient(this.#commands), closeClient(this.#messages)]);
  }

  #named(key: string): string {
    return `${this.#prefix}:${key}`;
  }

  async #asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (this.#waiting >= mostWaiting) throw new RedisUnavailable(`${mostWaiting} calls wait for Redis already`);
    this.#waiting += 1;
    try {
      return await ask();
    } catch (error) {
      throw unavailable(error);
    } finally {
      this.#waiting -= 1;
    }
  }
}

/** Answers at once, whether Redis is there or not: it is looked for in the background, until `close`. */
export const redisConnection = (options: OpenRedisOptions): RedisConnection => new OpenedRedis(options);
