import type { Millis } from '@chat/schema/events';
import { Redis } from 'ioredis';
import type { Log } from '../log/log.ts';
import { RedisUnavailable } from './redis.ts';
import type { RedisAddress } from './redisAddress.ts';
import { connectorTo } from './redisConnector.ts';

export interface RedisClientOptions {
  readonly address: RedisAddress;
  /** Milliseconds that an answer may take. */
  readonly timeout: Millis;
  /** Certificates in PEM that are trusted besides those of Node. */
  readonly certificateAuthority?: string;
  /** What it is for, in the log. */
  readonly purpose: 'commands' | 'messages';
  readonly log: Log;
}

const firstPause = 50;
const longestPause = 2_000;
const pingEvery = 2_000;

/** Half of it by chance, so that the nodes of a Redis that starts do not all come in one moment. */
const pauseBefore = (attempt: number): Millis => {
  const pause = Math.min(longestPause, firstPause * 2 ** Math.min(attempt, 10));
  return Math.round(pause / 2 + (Math.random() * pause) / 2);
};

/** The error of the driver holds the command with its arguments, a password perhaps; its message never does. */
export const unavailable = (error: unknown): RedisUnavailable =>
  new RedisUnavailable(error instanceof Error ? error.message : 'Redis has failed');

const opened = ({ address, timeout, certificateAuthority, purpose }: RedisClientOptions): Redis => {
  const { isEncrypted, ...where } = address;
  return new Redis({
    ...where,
    // Says to the driver when a socket is ready; the connector knows the certificates.
    ...(isEncrypted && { tls: {} }),
    Connector: connectorTo(address, certificateAuthority),
    connectionName: `chat-${purpose}`,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    commandTimeout: timeout,
    // A server that says nothing any more is as good as gone: what was asked of it must not pile up.
    socketTimeout: timeout * 2,
    retryStrategy: pauseBefore,
  });
};

/** Says once that it is away and once that it is back. */
const watch = (redis: Redis, { log, purpose, address: { host, port } }: RedisClientOptions): void => {
  let isAway = false;
  let cause = 'the connection was closed';
  const away = () => {
    if (!isAway) log.warn('redis is away', { purpose, host, port, cause });
    isAway = true;
  };
  redis.on('error', (error: Error) => {
    cause = error.message;
    away();
  });
  redis.on('reconnecting', away);
  redis.on('ready', () => {
    if (isAway) log.info('redis is back', { purpose, host, port });
    isAway = false;
    cause = 'the connection was closed';
  });
};

/** A client that comes back by itself, for ever, and notices when the other side has fallen silent. */
export const redisClient = (options: RedisClientOptions): Redis => {
  const redis = opened(options);
  watch(redis, options);
  const pinging = setInterval(() => {
    // Whoever uses it learns of an outage by its own command; this one is for connections that only listen.
    if (redis.status === 'ready') redis.ping().catch(() => undefined);
  }, pingEvery).unref();
  redis.once('end', () => clearInterval(pinging));
  return redis;
};

/** Resolves when its socket and timers are gone. */
export const closeClient = (redis: Redis): Promise<void> =>
  new Promise((resolve) => {
    if (redis.status === 'end') return resolve();
    redis.once('end', () => resolve());
    const wasWaiting = redis.status === 'reconnecting';
    redis.disconnect();
    // Between two attempts there is no socket whose end would be told.
    if (wasWaiting) redis.emit('end');
  });
