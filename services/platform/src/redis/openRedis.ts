import type { Millis } from '@chat/schema/events';
import type { Log } from '../log/log.ts';
import type { RedisConnection } from './redis.ts';

export interface OpenRedisOptions {
  /** `redis://[user:password@]host[:port][/db]`, or `rediss://` for TLS. Anything else is `InvalidRedisUrl`. */
  readonly url: string;
  readonly log: Log;
  /** Stands before all keys and channels; `chat` where absent. Instances that share one server need one each. */
  readonly prefix?: string;
  /** Milliseconds that an answer may take; 1,000 where absent. */
  readonly timeout?: Millis;
  /** Certificates in PEM that are trusted besides those of Node. */
  readonly certificateAuthority?: string;
}

/**
 * Answers whether Redis is there or not: it is looked for in the background, until `close`. The driver is loaded here, since most
 * instances have no Redis.
 */
export const openRedis = async (options: OpenRedisOptions): Promise<RedisConnection> => {
  const { redisConnection } = await import('./redisConnection.ts');
  return redisConnection(options);
};
