import 'reflect-metadata';
import type { Services } from '@chat/domain/commands';
import { seededIds } from '@chat/platform/testing';
import type { Id } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { type Replay, Replays } from './replays.ts';
import type { Subscription } from './subscription.ts';

const ids = seededIds('replays');
const mostAtOnce = 16;

/** What replays use of the node: every page waits for the view until it is let go. */
const stuckNode = () => {
  const waiting: (() => void)[] = [];
  let isStuck = true;
  const waitFor = () => (isStuck ? new Promise((resolve) => waiting.push(() => resolve(true))) : Promise.resolve(true));
  const services = {
    store: { read: () => Promise.resolve([]) },
    readStore: { getMany: () => Promise.resolve([]) },
    views: { waitFor, isParked: () => Promise.resolve(false) },
  } as unknown as Services;
  const letAllGo = () => {
    isStuck = false;
    for (const letGo of waiting) letGo();
  };
  return { replays: new Replays(services), waiting, letAllGo };
};

const subscription = { ended: false, connection: { socket: { drained: () => Promise.resolve() } } } as unknown as Subscription;
const replay = (channelId: Id): Replay => ({
  logId: ids.next(),
  userId: ids.next(),
  channelId,
  from: 0,
  to: 1,
  position: 'p',
  bound: '',
  seesRevisions: false,
});

describe('replays', () => {
  it('run sixteen at once: the others wait, in the order in which they came', async () => {
    const { replays, waiting, letAllGo } = stuckNode();
    const ended: number[] = [];
    const all = Array.from({ length: mostAtOnce + 2 }, (_, index) =>
      replays.run(subscription, replay(ids.next())).then(() => ended.push(index)),
    );
    await expect.poll(() => waiting.length).toBe(mostAtOnce);
    expect(replays.count).toBe(mostAtOnce);
    waiting[0]?.();
    await expect.poll(() => waiting.length).toBe(mostAtOnce + 1);
    expect([replays.count, ended]).toEqual([mostAtOnce + 1, [0]]);
    letAllGo();
    await Promise.all(all);
    expect(ended.at(-1)).toBe(mostAtOnce + 1);
  });

  it('read a page once that several ask for at the same time', async () => {
    const { replays, waiting } = stuckNode();
    const channelId = ids.next();
    const all = Array.from({ length: 5 }, () => replays.run(subscription, replay(channelId)));
    await expect.poll(() => replays.count).toBe(5);
    expect([replays.pageReads, waiting.length]).toEqual([1, 1]);
    waiting[0]?.();
    await Promise.all(all);
  });

  it('give their place back where they fail', async () => {
    const failing = new Replays({ views: { waitFor: () => Promise.resolve(false) } } as unknown as Services);
    const running = Array.from({ length: mostAtOnce + 1 }, () => failing.run(subscription, replay(ids.next())));
    const outcomes = await Promise.allSettled(running);
    expect(outcomes.map(({ status }) => status)).toEqual(running.map(() => 'rejected'));
    expect(failing.count).toBe(mostAtOnce + 1);
  });
});
