import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../testing/freePort.ts';
import { recordingLog } from '../testing/recordingLog.ts';
import { redisOf } from '../testing/redisOf.ts';
import { type RedisServer, startRedis } from '../testing/redisServer.ts';
import { selfSigned } from '../testing/selfSigned.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { withComponent } from '../testing/withComponent.ts';
import { openRedis } from './openRedis.ts';
import { type RedisConnection, RedisUnavailable, redisScript } from './redis.ts';

const timeout = 10_000;
const there = (redis: RedisConnection, isThere = true) => vi.waitFor(() => expect(redis.isThere).toBe(isThere), { timeout });
const set = redisScript("return redis.call('SET', KEYS[1], ARGV[1])");
const get = redisScript("return redis.call('GET', KEYS[1])");

/** What a channel brought, and how often it began. */
const listening = (redis: RedisConnection, channel: string) => {
  const texts: string[] = [];
  let times = 0;
  const stop = redis.subscribe(channel, { heard: (text) => texts.push(text), resumed: () => (times += 1) });
  return { texts, stop, begun: (count: number) => vi.waitFor(() => expect(times).toBe(count), { timeout }) };
};

withComponent('redis', 'a connection to Redis', ({ path }) => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis(path);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('runs scripts that the server has never seen, under the prefix', async () => {
    await using redis = redisOf(server, { prefix: 'one' });
    await using other = redisOf(server, { prefix: 'other' });
    await there(redis);
    await there(other);
    expect(await redis.run(set, { keys: ['a'], args: ['value'] })).toBe('OK');
    expect(await redis.run(get, { keys: ['a'] })).toBe('value');
    expect(await other.run(get, { keys: ['a'] })).toBeNull();
  });

  it('brings what is published, to others and to itself, in order', async () => {
    await using redis = redisOf(server);
    await using other = redisOf(server);
    const heard = [listening(redis, 'news'), listening(other, 'news')];
    for (const one of heard) await one.begun(1);
    await there(redis);
    for (let number = 0; number < 100; number++) await redis.publish('news', String(number));
    const all = Array.from({ length: 100 }, (_, number) => String(number));
    for (const { texts } of heard) await vi.waitFor(() => expect(texts).toEqual(all), { timeout });
  });

  it('brings nothing more to whoever has stopped, and goes on for others', async () => {
    await using redis = redisOf(server);
    const [one, two] = [listening(redis, 'few'), listening(redis, 'few')];
    await one.begun(1);
    await two.begun(1);
    await there(redis);
    one.stop();
    one.stop();
    await redis.publish('few', 'first');
    await vi.waitFor(() => expect(two.texts).toEqual(['first']), { timeout });
    two.stop();
    const again = listening(redis, 'few');
    await again.begun(1);
    await redis.publish('few', 'second');
    await vi.waitFor(() => expect(again.texts).toEqual(['second']), { timeout });
    expect([one.texts, two.texts]).toEqual([[], ['first']]);
  });

  it('says what a script does wrong, and goes on', async () => {
    await using redis = redisOf(server);
    await there(redis);
    const wrong = redis.run(redisScript("return redis.call('NOTHING')"), { keys: [] });
    await expect(wrong).rejects.toBeInstanceOf(RedisUnavailable);
    expect(await redis.run(get, { keys: ['never'] })).toBeNull();
  });

  it('refuses more calls than may wait', async () => {
    await using redis = redisOf(server, { timeout: 5_000 });
    await there(redis);
    const calls = Array.from({ length: 10_001 }, () => redis.run(get, { keys: ['never'] }));
    const ends = await Promise.allSettled(calls);
    expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(ends.at(-1)).toMatchObject({ reason: { name: 'RedisUnavailable', message: expect.stringContaining('10000 calls') } });
  });

  it('rejects at once what is asked after it was closed', async () => {
    const redis = redisOf(server);
    await there(redis);
    await redis.close();
    await redis.close();
    await expect(redis.run(get, { keys: ['a'] })).rejects.toBeInstanceOf(RedisUnavailable);
    await expect(redis.publish('a', '')).rejects.toBeInstanceOf(RedisUnavailable);
  });
});

withComponent('redis', 'a Redis that goes away', ({ path }) => {
  it('is missed at once, said once, and found again with all channels', async () => {
    await using server = await startRedis(path);
    const log = recordingLog();
    await using redis = redisOf(server, { log });
    const heard = listening(redis, 'news');
    await heard.begun(1);
    await there(redis);
    await server.crash();
    await there(redis, false);
    await expect(redis.run(get, { keys: ['a'] })).rejects.toBeInstanceOf(RedisUnavailable);
    await expect(redis.publish('news', 'lost')).rejects.toBeInstanceOf(RedisUnavailable);
    await server.start();
    await there(redis);
    await heard.begun(2);
    await redis.publish('news', 'after');
    await vi.waitFor(() => expect(heard.texts).toEqual(['after']), { timeout });
    const said = log.records().map(({ message, purpose }) => `${message} (${purpose})`);
    expect(said.toSorted()).toEqual([
      'redis is away (commands)',
      'redis is away (messages)',
      'redis is back (commands)',
      'redis is back (messages)',
    ]);
  });

  it('is found where it was not there at the start', async () => {
    await using server = await startRedis(path);
    await server.crash();
    await using redis = redisOf(server);
    const heard = listening(redis, 'news');
    await expect(redis.run(get, { keys: ['a'] })).rejects.toBeInstanceOf(RedisUnavailable);
    await server.start();
    await there(redis);
    await heard.begun(1);
  });

  it('and answers nothing lets nobody wait longer than the timeout, and is used again when it answers', async () => {
    await using server = await startRedis(path);
    await using redis = redisOf(server, { timeout: 200 });
    const heard = listening(redis, 'news');
    await heard.begun(1);
    await there(redis);
    server.suspend();
    const started = performance.now();
    await expect(redis.run(get, { keys: ['a'] })).rejects.toBeInstanceOf(RedisUnavailable);
    expect(performance.now() - started).toBeLessThan(2_000);
    await there(redis, false);
    server.resume();
    await there(redis);
    await vi.waitFor(async () => expect(await redis.run(get, { keys: ['a'] })).toBeNull(), { timeout });
  });
});

describe('a place where no Redis is', () => {
  it('is opened without it, and a place that cannot be is refused', async () => {
    const log = recordingLog();
    const redis = await openRedis({ url: `redis://127.0.0.1:${await freePort()}`, log });
    expect(redis.isThere).toBe(false);
    await redis.close();
    await expect(openRedis({ url: 'nowhere', log })).rejects.toMatchObject({ name: 'InvalidRedisUrl' });
  });

  it('leaves nothing behind when it is closed between two attempts', async () => {
    const redis = redisOf({ url: `redis://127.0.0.1:${await freePort()}` });
    await expect(redis.publish('a', '')).rejects.toBeInstanceOf(RedisUnavailable);
    await redis.close();
    expect(redis.isThere).toBe(false);
  });

  it('leaves nothing behind when it is closed while it connects', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo; // a TCP server has no other kind of address
    const redis = redisOf({ url: `redis://127.0.0.1:${port}` });
    await vi.waitFor(() => expect(sockets).toHaveLength(2), { timeout });
    await redis.close();
    for (const socket of sockets) socket.destroy();
    silent.close();
    await once(silent, 'close');
  });
});

withComponent('redis', 'a Redis with a password', ({ path }) => {
  it('is opened by it, and neither the right one nor a wrong one is ever logged', async () => {
    await using server = await startRedis(path, { args: ['--requirepass', 'S3cret-canary'] });
    const log = recordingLog();
    await using redis = redisOf({ url: server.url.replace('//', '//:S3cret-canary@') }, { log });
    await there(redis);
    await using refused = redisOf({ url: server.url.replace('//', '//:Wr0ng-canary@') }, { log });
    await vi.waitFor(() => expect(log.lines.join()).toContain('WRONGPASS'), { timeout });
    await server.crash();
    await there(redis, false);
    const error: unknown = await redis.run(get, { keys: ['a'] }).catch((reason: unknown) => reason);
    log.error('failed', { error, refused: refused.isThere });
    expect(log.lines.join()).not.toContain('canary');
  });
});

withComponent('redis', 'a Redis that lets nobody listen', ({ path }) => {
  it('is asked again after a pause, and said in the log', async () => {
    const ann = ['--acl-pubsub-default', 'resetchannels', '--user', 'ann', 'on', '>S3cret', '~*', '+@all'];
    await using server = await startRedis(path, { args: ann });
    const log = recordingLog();
    await using redis = redisOf({ url: server.url.replace('//', '//ann:S3cret@') }, { log });
    let times = 0;
    redis.subscribe('news', {
      heard: () => undefined,
      resumed: () => {
        times += 1;
      },
    });
    const refusals = () => log.records().filter(({ message }) => message === 'a channel of redis could not be listened to');
    await vi.waitFor(() => expect(refusals().length).toBeGreaterThanOrEqual(2), { timeout });
    expect(refusals()[0]).toMatchObject({ channel: 'chat:news', error: { message: expect.stringContaining('NOPERM') } });
    expect(times).toBe(0);
    await expect(redis.publish('news', '')).rejects.toThrow('NOPERM');
  });
});

withComponent('openssl', 'TLS', ({ path: openssl }) => {
  withComponent('redis', 'to Redis', ({ path }) => {
    it('holds where the certificate is trusted, and nowhere else', async () => {
      await using directory = await temporaryDirectory();
      const { certificate, certificatePath, keyPath } = await selfSigned(openssl, directory.path);
      const files = ['--tls-cert-file', certificatePath, '--tls-key-file', keyPath, '--tls-auth-clients', 'no'];
      await using server = await startRedis(path, { args: ['--port', '0', '--tls-port', 'PORT', ...files] });
      const url = server.url.replace('redis:', 'rediss:');
      const log = recordingLog();
      await using distrustful = redisOf({ url }, { log });
      await using redis = redisOf({ url }, { certificateAuthority: certificate });
      await there(redis);
      expect(await redis.run(set, { keys: ['a'], args: [1] })).toBe('OK');
      await vi.waitFor(() => expect(log.lines.join()).toMatch(/self.signed/), { timeout });
      expect(distrustful.isThere).toBe(false);
    });
  });
});
