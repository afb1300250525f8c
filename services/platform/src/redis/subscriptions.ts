import type { Redis } from 'ioredis';
import type { Log } from '../log/log.ts';
import type { RedisSubscriber } from './redis.ts';
import { unavailable } from './redisClient.ts';

/** Who listens to what, over a connection of its own. */
export class Subscriptions {
  readonly #redis: Redis;
  readonly #log: Log;
  readonly #subscribers = new Map<string, Set<RedisSubscriber>>();

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#log = log;
    redis.on('message', (channel: string, text: string) => {
      for (const subscriber of this.#subscribers.get(channel) ?? []) subscriber.heard(text);
    });
    redis.on('ready', () => {
      for (const [channel, subscribers] of this.#subscribers) void this.#begin(channel, subscribers);
    });
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

  async #begin(channel: string, subscribers: ReadonlySet<RedisSubscriber>): Promise<void> {
    try {
      await this.#redis.subscribe(channel);
    } catch (error) {
      this.#log.warn('a channel of redis could not be listened to', { channel, error: unavailable(error) });
      // A connection that listens to less than it should is worth nothing: the next one begins anew.
      if (this.#redis.status === 'ready') this.#redis.disconnect(true);
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
