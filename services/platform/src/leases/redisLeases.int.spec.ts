import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { redisScript } from '../redis/redis.ts';
import { onEveryRedis } from '../testing/givenServers.ts';
import { leasesContract } from '../testing/leasesContract.ts';
import { recordingLog } from '../testing/recordingLog.ts';
import { redisOf } from '../testing/redisOf.ts';
import { type RedisServer, startRedis } from '../testing/redisServer.ts';
import { sampleId } from '../testing/sampleFacts.ts';
import { withComponent } from '../testing/withComponent.ts';
import { redisLeases } from './redisLeases.ts';

const timeout = 20_000;
const program = new URL('./holder.process.ts', import.meta.url).pathname;

const openLeases = async (server: Pick<RedisServer, 'url'>, lasts = 4_000) => {
  const log = recordingLog();
  const redis = redisOf(server, { log });
  await vi.waitFor(() => expect(redis.isThere).toBe(true), { timeout });
  const leases = redisLeases({ redis, log, lasts });
  return {
    leases,
    redis,
    [Symbol.asyncDispose]: async () => {
      await leases.close();
      await redis.close();
    },
  };
};

/** A process that holds the lease whenever it can, with what it says. */
const startHolder = (server: Pick<RedisServer, 'url'>, name: string) => {
  const child: ChildProcessByStdio<null, Readable, null> = spawn(process.execPath, [program, server.url, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  const says = (words: RegExp) => vi.waitFor(() => words.exec(said)?.[1] ?? expect.fail(`it says only: ${said}`), { timeout });
  return {
    child,
    says,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
};

withComponent('redis', 'leases in Redis', ({ path }) => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis(path);
    // A Redis that has just started gives out nothing: the first lease is waited for once, here.
    await using opened = await openLeases(server);
    await opened.leases.acquire('first', 'the test');
  });
  afterAll(() => server[Symbol.asyncDispose]());

  onEveryRedis(
    () => server,
    (given, name) => {
      leasesContract(name, async () => {
        const [one, two] = [await openLeases(given()), await openLeases(given())];
        return {
          leases: one.leases,
          others: two.leases,
          [Symbol.asyncDispose]: async () => {
            for (const opened of [one, two]) await opened[Symbol.asyncDispose]();
          },
        };
      });
    },
  );

  it('goes to another within 5 s after its holder was killed (kill -9), with a higher epoch', async () => {
    const name = sampleId();
    await using holder = startHolder(server, name);
    const epoch = Number(await holder.says(/acquired (\d+)/));
    await using opened = await openLeases(server);
    const next = opened.leases.acquire(name, 'the next one');
    holder.child.kill('SIGKILL');
    const killed = performance.now();
    const lease = await next;
    expect(performance.now() - killed).toBeLessThan(5_000);
    expect(lease.epoch).toBeGreaterThan(epoch);
  });

  it('of a process that stood still is lost to it as soon as it goes on', async () => {
    const name = sampleId();
    await using holder = startHolder(server, name);
    const epoch = Number(await holder.says(/acquired (\d+)/));
    holder.child.kill('SIGSTOP');
    await using opened = await openLeases(server);
    const lease = await opened.leases.acquire(name, 'the next one');
    holder.child.kill('SIGCONT');
    expect(await holder.says(new RegExp(`lost ${epoch} (\\w+)`))).toBe('false');
    expect(lease.isHeld).toBe(true);
    await lease.release();
    expect(Number(await holder.says(new RegExp(`acquired ${epoch}\\n[^]*acquired (\\d+)`)))).toBeGreaterThan(lease.epoch);
  });

  it('is lost at once to whoever finds another one in its place', async () => {
    await using opened = await openLeases(server, 400);
    const name = sampleId();
    const lease = await opened.leases.acquire(name, 'one');
    const steal = redisScript("redis.call('HSET', KEYS[1], 'token', 'another')");
    await opened.redis.run(steal, { keys: [`{lease:${name}}`] });
    await vi.waitFor(() => expect(lease.lost.reason).toMatchObject({ message: 'another holds the lease' }), { timeout });
  });
});

withComponent('redis', 'leases in a Redis that goes away', ({ path }) => {
  it('outlive a short restart that has lost everything, and nobody else gets them meanwhile', async () => {
    await using server = await startRedis(path);
    await using one = await openLeases(server);
    await using two = await openLeases(server);
    const lease = await one.leases.acquire('work', 'one');
    const waiting = two.leases.acquire('work', 'two');
    await server.crash();
    await server.start();
    const kept = redisScript("return redis.call('HGET', KEYS[1], 'epoch')");
    await vi.waitFor(async () => expect(await two.redis.run(kept, { keys: ['{lease:work}'] })).toBe(String(lease.epoch)), {
      timeout,
    });
    expect(lease.isHeld).toBe(true);
    await lease.release();
    expect((await waiting).epoch).toBeGreaterThan(lease.epoch);
  });

  it('are lost before anybody else can have them, and had again when it is back, with a higher epoch', async () => {
    await using server = await startRedis(path);
    await using opened = await openLeases(server, 1_000);
    const lease = await opened.leases.acquire('work', 'one');
    const asked = performance.now();
    await server.crash();
    await new Promise((resolve) => lease.lost.addEventListener('abort', resolve));
    expect(lease.lost.reason).toMatchObject({ name: 'LeaseLost', message: 'the lease could not be renewed in time' });
    expect(performance.now() - asked).toBeLessThan(5_000);
    const controller = new AbortController();
    const aborted = opened.leases.acquire('work', 'two', controller.signal);
    controller.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
    const waiting = opened.leases.acquire('work', 'one');
    await server.start();
    expect((await waiting).epoch).toBeGreaterThan(lease.epoch);
  });
});
