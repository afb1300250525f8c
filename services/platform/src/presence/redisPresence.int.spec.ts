import { setTimeout as wait } from 'node:timers/promises';
import type { Id, Millis } from '@chat/schema/events';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { redisScript } from '../redis/redis.ts';
import { onEveryRedis } from '../testing/givenServers.ts';
import { presenceContract } from '../testing/presenceContract.ts';
import { recordingLog } from '../testing/recordingLog.ts';
import { redisOf } from '../testing/redisOf.ts';
import { type RedisServer, startRedis } from '../testing/redisServer.ts';
import { sampleId } from '../testing/sampleFacts.ts';
import { withComponent } from '../testing/withComponent.ts';
import type { PresenceChange, SignOfLife } from './presence.ts';
import { redisPresence } from './redisPresence.ts';

const timeout = 20_000;
const lapse: Millis = 2_000;
const sign = (userId: Id, connectionId: Id): SignOfLife => ({ userId, connectionId, chosen: 'AUTOMATIC', isIdle: false });

/** A node that listens from now on, for as long as the block lasts. */
const openNode = async (server: Pick<RedisServer, 'url'>, prefix = 'chat') => {
  const log = recordingLog();
  const redis = redisOf(server, { prefix, log });
  const presence = redisPresence({ redis, log, lapse });
  const told: PresenceChange[] = [];
  presence.onChange((changes) => told.push(...changes));
  const isListening = new Promise<void>((resolve) => {
    redis.subscribe('{presence}:changes', { heard: () => undefined, resumed: resolve });
  });
  await isListening;
  await vi.waitFor(() => expect(redis.isThere).toBe(true), { timeout });
  return {
    presence,
    redis,
    log,
    of: (userId: Id) => told.filter((change) => change.userId === userId).map((change) => change.presence),
    [Symbol.asyncDispose]: async () => {
      await presence.close();
      await redis.close();
    },
  };
};

withComponent('redis', 'presence in Redis', ({ path }) => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis(path);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  onEveryRedis(
    () => server,
    (given, name) => {
      presenceContract(name, async () => {
        const prefix = sampleId();
        const nodes = [await openNode(given(), prefix), await openNode(given(), prefix)] as const;
        return {
          presence: nodes[0].presence,
          other: nodes[1].presence,
          lapse,
          elapse: (by) => wait(by),
          [Symbol.asyncDispose]: async () => {
            for (const node of nodes) await node[Symbol.asyncDispose]();
          },
        };
      });
    },
  );

  it('drops a message that is none, and says so', async () => {
    await using node = await openNode(server);
    await node.redis.publish('{presence}:changes', '[["ann","ONLINE"]]');
    await vi.waitFor(() => expect(node.log.lines.join()).toContain('a message about presence is malformed'), { timeout });
  });

  it('leaves nothing in Redis of whoever has gone', async () => {
    const prefix = sampleId();
    await using node = await openNode(server, prefix);
    const [ann, connection] = [sampleId(), sampleId()];
    await node.presence.beat(sign(ann, connection));
    await node.presence.end(ann, connection);
    expect(await node.redis.run(redisScript("return redis.call('KEYS', KEYS[1] .. '*')"), { keys: [''] })).toEqual([]);
  });
});

withComponent('redis', 'presence in a Redis that goes away', ({ path }) => {
  it('is refused meanwhile; afterwards nobody is seen to go and come, and who has gone is told', async () => {
    await using server = await startRedis(path);
    await using node = await openNode(server);
    await using other = await openNode(server);
    const [staying, going, coming] = [sampleId(), sampleId(), sampleId()];
    const connections = new Map([staying, going, coming].map((userId) => [userId, sampleId()]));
    const beat = (userId: Id) => node.presence.beat(sign(userId, connections.get(userId) ?? sampleId()));
    await beat(staying);
    await beat(going);
    await vi.waitFor(() => expect(other.of(going)).toEqual(['ONLINE']), { timeout });

    await server.crash();
    await vi.waitFor(() => expect(beat(staying)).rejects.toMatchObject({ name: 'RedisUnavailable' }), { timeout });
    await expect(other.presence.present([staying])).rejects.toMatchObject({ name: 'RedisUnavailable' });
    await expect(node.presence.end(going, sampleId())).rejects.toMatchObject({ name: 'RedisUnavailable' });

    await server.start();
    const beating = setInterval(() => {
      // What fails while Redis starts is beaten again.
      for (const userId of [staying, coming]) beat(userId).catch(() => undefined);
    }, lapse / 10);
    await vi.waitFor(() => expect(other.of(going)).toEqual(['ONLINE', 'OFFLINE']), { timeout });
    for (const { of } of [node, other]) {
      await vi.waitFor(() => expect(of(going)).toEqual(['ONLINE', 'OFFLINE']), { timeout });
      expect(of(staying)).toEqual(['ONLINE']);
      expect(of(coming)).toEqual(['ONLINE']);
    }
    expect(await other.presence.present([staying, going, coming])).toEqual(
      new Map([
        [staying, 'ONLINE'],
        [coming, 'ONLINE'],
      ]),
    );
    clearInterval(beating);
  });

  it('ends nobody who could not say that they are there', async () => {
    await using server = await startRedis(path);
    await using node = await openNode(server);
    const [ann, connection] = [sampleId(), sampleId()];
    await node.presence.beat(sign(ann, connection));
    await vi.waitFor(() => expect(node.of(ann)).toEqual(['ONLINE']), { timeout });
    server.suspend();
    await vi.waitFor(() => expect(node.redis.isThere).toBe(false), { timeout });
    await wait(lapse);
    server.resume();
    await vi.waitFor(() => node.presence.beat(sign(ann, connection)), { timeout });
    await vi.waitFor(async () => expect(await node.presence.present([ann])).toEqual(new Map([[ann, 'ONLINE']])), { timeout });
    expect(node.of(ann)).toEqual(['ONLINE']);
  });
});
