import type { Redis } from 'ioredis';
import type { Log } from '../log/log.ts';
import type { RedisSubscriber } from './redis.ts';
import { unavailable } from './redisClient.ts';

/** Milliseconds until what was refused is asked for again. */
const pause = 1_000;

/** Who listens to what, over a connection of its own. */
export class Subscriptions {
  readonly #redis: Redis;
  readonly #log: Log;
  readonly #subscribers = new Map<string, Set<RedisSubscriber>>();
  #again: NodeJS.Timeout | undefined;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#log = log;
    redis.on('message', (channel: string, text: string) => {
      for (const subscriber of this.#subscribers.get(channel) ?? []) subscriber.heard(text);
    });
    redis.on('ready', () => this.#beginAll());
    redis.once('end', () => clearTimeout(this.#again));
  }

  add(channel: string, subscriber: RedisSubscriber): () => void {
    const known = this.#subscribers.get(channel);
    const subscribers = known ?? new Set();
    this.#subscribers.set(channel, subscribers);
    subscribers.add(subscriber);
    // The first of a channel begins it; the server answers a repetition as it does the first time.
    if (this.#redis.status === 'ready') void this.#begin(channel, new Set([subscriber]));
    return () => this.#remove(channel, subscriber);
  }

  #beginAll(): void {
    for (const [channel, subscribers] of this.#subscribers) void this.#begin(channel, subscribers);
  }

  /** Where the connection is gone, the next one begins anew by itself. */
  #beginLater(): void {
    clearTimeout(this.#again);
    this.#again = setTimeout(() => {
      if (this.#redis.status === 'ready') this.#beginAll();
    }, pause).unref();
  }

  async #begin(channel: string, subscribers: ReadonlySet<RedisSubscriber>): Promise<void> {
    try {
      await this.#redis.subscribe(channel);
    } catch (error) {
      this.#log.warn('a channel of redis could not be listened to', { channel, error: unavailable(error) });
      this.#beginLater();
      return;
    }
    for (const subscriber of subscribers) if (this.#subscribers.get(channel)?.has(subscriber)) subscriber.resumed?.();
  }

  #remove(channel: string, subscriber: RedisSubscriber): void {
    const subscribers = this.#subscribers.get(channel);
    if (!subscribers?.delete(subscriber) || subscribers.size > 0) return;
    this.#subscribers.delete(channel);
    // Where it fails the connection is gone, and the next one does not begin this channel.
    if (this.#redis.status === 'ready') this.#redis.unsubscribe(channel).catch(() => undefined);
  }
}
