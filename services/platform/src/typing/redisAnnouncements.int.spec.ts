import type { Count, Id } from '@chat/schema/events';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { isCount, isId } from '../redis/messages.ts';
import { recordingLog } from '../testing/recordingLog.ts';
import { redisOf } from '../testing/redisOf.ts';
import { type RedisServer, startRedis } from '../testing/redisServer.ts';
import { sampleId } from '../testing/sampleFacts.ts';
import { withComponent } from '../testing/withComponent.ts';
import { redisAnnouncements } from './redisAnnouncements.ts';

type ToViewer =
  | { readonly type: 'ReadPositionChanged'; readonly channelId: Id; readonly seq: Count }
  | { readonly type: 'SettingsChanged' };
type ToChannel = { readonly type: 'TypingStarted'; readonly userId: Id };

const timeout = 10_000;
const typing = (): ToChannel => ({ type: 'TypingStarted', userId: sampleId() });

const openNode = async (server: RedisServer, prefix: string) => {
  const log = recordingLog();
  const redis = redisOf(server, { prefix, log });
  const announcements = redisAnnouncements<ToViewer, ToChannel>({
    redis,
    log,
    shapes: {
      toViewer: { ReadPositionChanged: { channelId: isId, seq: isCount }, SettingsChanged: {} },
      toChannel: { TypingStarted: { userId: isId } },
    },
  });
  const heard: unknown[] = [];
  const stop = announcements.listen({
    toViewer: (userId, announcement) => heard.push([userId, announcement]),
    toChannel: (channelId, announcement) => heard.push([channelId, announcement]),
  });
  let times = 0;
  redis.subscribe('announcements', { heard: () => undefined, resumed: () => (times += 1) });
  const isListening = (count: number) =>
    vi.waitFor(() => expect({ times, isThere: redis.isThere }).toEqual({ times: count, isThere: true }), { timeout });
  await isListening(1);
  return {
    announcements,
    redis,
    log,
    heard,
    stop,
    isListening,
    [Symbol.asyncDispose]: async () => {
      announcements.close();
      await redis.close();
    },
  };
};

withComponent('redis', 'announcements over Redis', ({ path }) => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis(path);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('are heard by all nodes, by each once and in order, and here at once', async () => {
    const prefix = sampleId();
    await using one = await openNode(server, prefix);
    await using two = await openNode(server, prefix);
    const read: ToViewer = { type: 'ReadPositionChanged', channelId: sampleId(), seq: 7 };
    const [channelId, userId, starts] = [sampleId(), sampleId(), typing()];
    one.announcements.toChannel(channelId, starts);
    one.announcements.toViewer(userId, read);
    const all = [
      [channelId, starts],
      [userId, read],
    ];
    expect(one.heard).toEqual(all);
    await vi.waitFor(() => expect(two.heard).toEqual(all), { timeout });
    two.announcements.toViewer(userId, { type: 'SettingsChanged' });
    await vi.waitFor(() => expect(one.heard).toEqual([...all, [userId, { type: 'SettingsChanged' }]]), { timeout });
    expect(two.heard).toHaveLength(3);
  });

  it('are not heard by another instance on the same server', async () => {
    await using one = await openNode(server, sampleId());
    await using two = await openNode(server, sampleId());
    one.announcements.toChannel(sampleId(), typing());
    two.announcements.toChannel(sampleId(), typing());
    await one.redis.publish('announcements', '{}');
    await vi.waitFor(() => expect(one.log.lines).toHaveLength(1), { timeout });
    expect([one.heard.length, two.heard.length]).toEqual([1, 1]);
  });

  it('are dropped with a warning where they are malformed, and others go on', async () => {
    await using node = await openNode(server, sampleId());
    const message = { from: sampleId(), to: 'channel', id: sampleId(), announcement: typing() };
    const malformed = [
      'no JSON',
      'null',
      '{}',
      JSON.stringify({ ...message, to: 'everybody' }),
      JSON.stringify({ ...message, id: 'general' }),
      JSON.stringify({ ...message, to: 'viewer' }),
      JSON.stringify({ ...message, announcement: { type: 'TypingStarted' } }),
      JSON.stringify({ ...message, more: 'x'.repeat(5_000) }),
    ];
    for (const text of malformed) await node.redis.publish('announcements', text);
    await node.redis.publish('announcements', JSON.stringify(message));
    await vi.waitFor(() => expect(node.heard).toEqual([[message.id, message.announcement]]), { timeout });
    expect(node.log.records().map((record) => record['message'])).toEqual(
      malformed.map(() => 'an announcement of another node is malformed'),
    );
  });

  it('are not heard by whoever has stopped, nor after the close', async () => {
    const prefix = sampleId();
    await using one = await openNode(server, prefix);
    await using two = await openNode(server, prefix);
    one.stop();
    two.announcements.close();
    one.announcements.toChannel(sampleId(), typing());
    two.announcements.toChannel(sampleId(), typing());
    const after = typing();
    const third: unknown[] = [];
    one.announcements.listen({ toViewer: () => undefined, toChannel: (_, announcement) => third.push(announcement) });
    one.announcements.toChannel(sampleId(), after);
    await vi.waitFor(() => expect(third).toContainEqual(after), { timeout });
    expect([one.heard, two.heard]).toEqual([[], []]);
  });
});

withComponent('redis', 'announcements over a Redis that goes away', ({ path }) => {
  it('are heard here meanwhile, said to be lost once, and heard everywhere again', async () => {
    await using server = await startRedis(path);
    await using one = await openNode(server, 'chat');
    await using two = await openNode(server, 'chat');
    await server.crash();
    await vi.waitFor(() => expect(one.redis.isThere).toBe(false), { timeout });
    for (let time = 0; time < 3; time++) one.announcements.toChannel(sampleId(), typing());
    expect(one.heard).toHaveLength(3);
    await server.start();
    await one.isListening(2);
    await two.isListening(2);
    const after = typing();
    one.announcements.toChannel(sampleId(), after);
    await vi.waitFor(() => expect(two.heard).toMatchObject([[expect.anything(), after]]), { timeout });
    const lost = one.log.records().filter(({ message }) => message === 'other nodes could not be told of an announcement');
    expect(lost).toHaveLength(1);
  });
});
