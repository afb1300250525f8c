import { describe } from 'vitest';
import type { S3BlobsOptions } from '../blobs/openS3Blobs.ts';
import type { RedisServer } from './redisServer.ts';

type RedisAt = Pick<RedisServer, 'url'>;

/** Runs the tests on a Redis that the spec has started, and on that of `REDIS_URL` too where that is set. `server` is known inside of tests. */
export const onEveryRedis = (server: () => RedisAt, tests: (server: () => RedisAt, name: string) => void): void => {
  tests(server, 'in Redis');
  const url = process.env['REDIS_URL'];
  if (url !== undefined && url !== '') describe('on REDIS_URL', () => tests(() => ({ url }), 'in the Redis that was given'));
};

/** Where the bucket of `S3_URL` is: `https://key:secret@host/bucket?region=name`. */
export const givenS3 = (): S3BlobsOptions | undefined => {
  const given = process.env['S3_URL'];
  if (given === undefined || given === '') return undefined;
  const { protocol, host, username, password, pathname, searchParams } = new URL(given);
  const credentials = { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) };
  const region = searchParams.get('region') ?? 'us-east-1';
  return { bucket: pathname.slice(1), region, endpoint: `${protocol}//${host}`, credentials };
};
