import { Redis } from 'ioredis';
import { InvalidRedisUrl, redisAddress } from '../../redis/redisAddress.ts';
import { away, type Findings, inTime, well, wrong } from './checkUp.ts';

const advice = 'start Redis, or mend the address';

const judge = (error: unknown): Findings => {
  if (error instanceof InvalidRedisUrl) return wrong(error, 'write it as redis://host:6379, or rediss:// for TLS');
  const isRefused = error instanceof Error && /NOAUTH|WRONGPASS|NOPERM/.test(error.message);
  return isRefused ? wrong(error, 'give it a user and password that Redis knows') : away(error, advice);
};

const versionOf = (information: string): string | undefined => /^redis_version:(\S+)/m.exec(information)?.[1];

const asked = async (redis: Redis, patience: number): Promise<Findings> => {
  await inTime(redis.connect(), patience);
  const version = versionOf(await inTime(redis.info('server'), patience));
  return well(version);
};

/** Whether Redis answers. */
export const askRedis = async (url: string, patience: number): Promise<Findings> => {
  let redis: Redis | undefined;
  let cause: unknown;
  try {
    const { isEncrypted, ...where } = redisAddress(url);
    const once = { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0, connectTimeout: patience };
    redis = new Redis({ ...where, ...(isEncrypted && { tls: {} }), ...once });
    redis.on('error', (error) => {
      cause = error;
    });
    return await asked(redis, patience);
  } catch (error) {
    return judge(cause ?? error);
  } finally {
    redis?.disconnect();
  }
};
