import type { OpenRedisOptions } from '../redis/openRedis.ts';
import type { RedisConnection } from '../redis/redis.ts';
import { redisConnection } from '../redis/redisConnection.ts';
import { recordingLog } from './recordingLog.ts';
import type { RedisServer } from './redisServer.ts';

/** A connection that is closed at the end of the block. */
export const redisOf = (
  server: Pick<RedisServer, 'url'>,
  options: Partial<OpenRedisOptions> = {},
): RedisConnection & AsyncDisposable => {
  const connection = redisConnection({ url: server.url, log: recordingLog(), ...options });
  return {
    get isThere() {
      return connection.isThere;
    },
    run: (...input) => connection.run(...input),
    publish: (...input) => connection.publish(...input),
    subscribe: (...input) => connection.subscribe(...input),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
};
