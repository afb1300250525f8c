import 'reflect-metadata';
import type { PresenceChange } from '@chat/platform';
import { recordingLog, seededIds } from '@chat/platform/testing';
import type { Id } from '@chat/schema/events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PresenceChanged } from './passing.types.ts';
import { PresenceNews, type PresenceNewsParts } from './presenceNews.ts';

const ids = seededIds('news');
const [here, there, unfollowed] = [ids.next(), ids.next(), ids.next()];
const [ann, ben] = [ids.next(), ids.next()];

interface Told {
  readonly guildId: Id;
  readonly changes: PresenceChanged['changes'];
  readonly at: number;
}

/** Which guilds somebody is in; everybody else is in `here`. */
const guildsOf = new Map<Id, readonly Id[]>([[ben, [here, there, unfollowed]]]);

const world = () => {
  const audience = new Map([
    [here, 10],
    [there, 10],
  ]);
  const told: Told[] = [];
  const read = vi.fn(async (_view: unknown, userIds: readonly Id[]) =>
    userIds.map((userId) => ({ _id: userId, guildIds: guildsOf.get(userId) ?? [here] })),
  );
  const started = Date.now();
  const parts = {
    services: {
      store: { head: async (): Promise<object | undefined> => undefined },
      views: { waitFor: async () => true },
      readStore: { getMany: read },
      clock: { now: () => Date.now() },
    },
    follower: { position: '', reached: async () => true },
    guilds: {
      audience: (guildId: Id) => audience.get(guildId) ?? 0,
      passing: (guildId: Id, { changes }: PresenceChanged) => told.push({ guildId, changes, at: Date.now() - started }),
    },
    log: recordingLog('error'),
  };
  const news = new PresenceNews(parts as unknown as PresenceNewsParts); // all that it uses of the hub
  return { news, told, read, audience, parts, log: parts.log };
};

const online = (userId: Id): PresenceChange => ({ userId, presence: 'ONLINE' });
const many = (count: number): readonly PresenceChange[] => Array.from({ length: count }, () => online(ids.next()));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('news of presence', () => {
  it('tells each guild that somebody follows once a second, of each person what they are by then', async () => {
    const { news, told } = world();
    news.changed([{ userId: ann, presence: 'OFFLINE' }]);
    await vi.advanceTimersByTimeAsync(500);
    news.changed([online(ann), online(ben)]);
    await vi.advanceTimersByTimeAsync(499);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toEqual([
      { guildId: here, changes: [online(ann), online(ben)], at: 1_000 },
      { guildId: there, changes: [online(ben)], at: 1_000 },
    ]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toHaveLength(2);
  });

  it('reads a storm of 5,000 in five pages, and says once in 30 s that clients should ask', async () => {
    const { news, told, read } = world();
    const storm = many(5_000);
    news.changed(storm);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(read).toHaveBeenCalledTimes(5);
    expect(told).toEqual([{ guildId: here, changes: null, at: 1_000 }]);
    for (let second = 0; second < 20; second += 1) {
      news.changed(storm);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(told).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told[1]).toEqual({ guildId: here, changes: null, at: 31_000 });
  });

  it('goes on one by one when the storm is over, with all that came meanwhile', async () => {
    const { news, told } = world();
    news.changed(many(251));
    await vi.advanceTimersByTimeAsync(2_000);
    news.changed([online(ann)]);
    await vi.advanceTimersByTimeAsync(10_000);
    news.changed([{ userId: ann, presence: 'IDLE' }, online(ben)]);
    await vi.advanceTimersByTimeAsync(19_000);
    expect(told.filter(({ guildId }) => guildId === here).slice(1)).toEqual([
      { guildId: here, changes: [{ userId: ann, presence: 'IDLE' }, online(ben)], at: 31_000 },
    ]);
    await vi.advanceTimersByTimeAsync(60_000);
    news.changed([online(ann)]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told.at(-1)).toEqual({ guildId: here, changes: [online(ann)], at: 92_000 });
  });

  it('has clients of a guild that more than 1,000 follow ask, at most every 30 s', async () => {
    const { news, told, audience } = world();
    audience.set(here, 1_000);
    news.changed([online(ann)]);
    await vi.advanceTimersByTimeAsync(1_000);
    audience.set(here, 1_001);
    for (let second = 0; second < 35; second += 1) {
      news.changed([online(ann)]);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(told.map(({ changes, at }) => [changes, at])).toEqual([
      [[online(ann)], 1_000],
      [null, 2_000],
      [null, 32_000],
    ]);
  });

  it('tells later what it could not place, as it is by then', async () => {
    const { news, told, read, log } = world();
    read.mockRejectedValueOnce(new Error('the disk'));
    news.changed([online(ann), online(ben)]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(log.records()).toHaveLength(1);
    news.changed([{ userId: ann, presence: 'IDLE' }]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told[0]).toEqual({ guildId: here, changes: [online(ben), { userId: ann, presence: 'IDLE' }].reverse(), at: 2_000 });
  });

  it('tells nothing while the hub does not know who may hear of it', async () => {
    const { news, told, parts } = world();
    parts.services.store.head = async () => ({ position: '1' });
    parts.follower.reached = async () => false;
    news.changed([online(ann)]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual([]);
    parts.follower.reached = async () => true;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual([{ guildId: here, changes: [online(ann)], at: 2_000 }]);
  });

  it('is silent once it is stopped', async () => {
    const { news, told } = world();
    news.changed([online(ann)]);
    news.stop();
    news.changed([online(ben)]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toEqual([]);
  });
});
