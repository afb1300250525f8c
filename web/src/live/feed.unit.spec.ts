import { gql } from '@urql/core';
import type { Client, Sink, SubscribePayload } from 'graphql-ws';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RequestFailed, Unreachable } from '../session/requestFailed.ts';
import { problemOf } from '../shared/problem.ts';
import { Feed } from './feed.ts';

afterEach(() => void vi.useRealTimers());

type Event =
  | { readonly __typename: 'CaughtUp'; readonly cursor: string }
  | { readonly __typename: 'Reset'; readonly resumeFrom: string | null }
  | { readonly __typename: 'Happened'; readonly cursor: string; readonly what: string };

const document = gql<Readonly<Record<string, Event>>, { after?: string | null }>`
  subscription Things($after: String) {
    things(after: $after)
  }
`;

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A server that says what it is told to, and a feed of it. */
const world = (load: () => Promise<void> = async () => undefined, more: { readonly isForgetful?: true } = {}) => {
  const subscriptions: { readonly payload: SubscribePayload; readonly sink: Sink<unknown>; isOpen: boolean }[] = [];
  const told: string[] = [];
  const problems: unknown[] = [];
  const closed = new Set<() => void>();
  const client = {
    on: (_event: 'closed', listener: () => void) => {
      closed.add(listener);
      return () => closed.delete(listener);
    },
    subscribe: (payload: SubscribePayload, sink: Sink<unknown>) => {
      const subscription = { payload, sink, isOpen: true };
      subscriptions.push(subscription);
      return () => {
        subscription.isOpen = false;
      };
    },
  } as unknown as Client; // all that a feed uses
  const feed = new Feed<Event, object>({
    client,
    document,
    variables: {},
    ...more,
    load: async () => {
      told.push('load');
      await load();
    },
    onEvent: ({ what }) => void told.push(what),
    onLive: (isLive) => void told.push(isLive ? 'live' : 'not live'),
    onProblem: (error) => void problems.push(error),
  });
  const say = (event: Event) => subscriptions.at(-1)?.sink.next({ data: { things: event } });
  const happened = (what: string) => say({ __typename: 'Happened', cursor: what, what });
  const caughtUp = (cursor: string) => say({ __typename: 'CaughtUp', cursor });
  const close = () => {
    for (const listener of closed) listener();
  };
  return { feed, subscriptions, told, problems, say, happened, caughtUp, close };
};

describe('a feed', () => {
  it('tells what happened before and during the first fetch after it', async () => {
    const loaded = Promise.withResolvers<void>();
    const { feed, told, happened, caughtUp } = world(() => loaded.promise);
    feed.start();
    happened('early');
    caughtUp('1');
    happened('during');
    expect(told).toEqual(['load']);
    loaded.resolve();
    await settled();
    happened('late');
    expect(told).toEqual(['load', 'early', 'during', 'live', 'late']);
  });

  it('resumes behind the last event, and fetches nothing again', async () => {
    const { feed, subscriptions, told, happened, caughtUp } = world();
    feed.start();
    caughtUp('1');
    await settled();
    happened('2');
    // The client sends its payload again when it comes back.
    expect(JSON.parse(JSON.stringify(subscriptions[0]?.payload.variables))).toEqual({ after: '2' });
    happened('3');
    caughtUp('3');
    expect(told).toEqual(['load', 'live', '2', '3', 'live']);
  });

  it('fetches anew where it cannot go on where it was', async () => {
    const { feed, subscriptions, told, say, caughtUp } = world();
    feed.start();
    caughtUp('1');
    await settled();
    say({ __typename: 'Reset', resumeFrom: '9' });
    expect(subscriptions.map(({ isOpen }) => isOpen)).toEqual([false, true]);
    expect(JSON.parse(JSON.stringify(subscriptions[1]?.payload.variables))).toEqual({ after: '9' });
    caughtUp('9');
    await settled();
    expect(told).toEqual(['load', 'live', 'not live', 'load', 'live']);
  });

  it('is not live while the connection is away, and is again once it has caught up', async () => {
    const { feed, told, happened, caughtUp, close } = world();
    feed.start();
    caughtUp('1');
    await settled();
    close();
    happened('2');
    caughtUp('2');
    expect(told).toEqual(['load', 'live', 'not live', '2', 'live']);
  });

  it('fetches anew after the connection was away where not all is replayed', async () => {
    const { feed, told, happened, caughtUp, close } = world(async () => undefined, { isForgetful: true });
    feed.start();
    caughtUp('1');
    await settled();
    close();
    caughtUp('2');
    happened('3');
    await settled();
    expect(told).toEqual(['load', 'live', 'not live', 'load', '3', 'live']);
  });

  it('is not live where the connection went away while it fetched', async () => {
    const loaded = Promise.withResolvers<void>();
    const { feed, told, caughtUp, close } = world(() => loaded.promise);
    feed.start();
    caughtUp('1');
    close();
    loaded.resolve();
    await settled();
    expect(told).toEqual(['load', 'not live', 'not live']);
  });

  it('says that it was refused for good, and does not come back', async () => {
    const { feed, subscriptions, problems } = world();
    feed.start();
    subscriptions[0]?.sink.error([{ message: 'no', extensions: { code: 'FORBIDDEN' } }]);
    await settled();
    expect(problems).toEqual([new RequestFailed({ message: 'no', extensions: { code: 'FORBIDDEN' } })]);
    expect(subscriptions.map(({ isOpen }) => isOpen)).toEqual([false]);
  });

  it('comes back where the refusal passes, and where the socket ended for good', async () => {
    vi.useFakeTimers();
    const { feed, subscriptions, caughtUp, problems } = world();
    feed.start();
    caughtUp('7');
    subscriptions[0]?.sink.error([{ message: 'later', extensions: { code: 'UNAVAILABLE', retryAfter: 2_000 } }]);
    await vi.advanceTimersByTimeAsync(1_900);
    expect(subscriptions).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(JSON.parse(JSON.stringify(subscriptions[1]?.payload.variables))).toEqual({ after: '7' });
    subscriptions[1]?.sink.error({ code: 4500, reason: 'broken' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(subscriptions.map(({ isOpen }) => isOpen)).toEqual([false, false, true]);
    // The second one came when all was shown: that it is not live is enough.
    expect(problems.map(problemOf)).toEqual([{ code: 'UNAVAILABLE', retryAfter: 2_000 }]);
  });

  it('fetches again where that failed and may pass, and not once it is stopped', async () => {
    vi.useFakeTimers();
    let isAway = true;
    const { feed, told, caughtUp } = world(async () => {
      if (isAway) throw new Unreachable('away');
    });
    feed.start();
    caughtUp('1');
    await vi.advanceTimersByTimeAsync(250);
    await vi.advanceTimersByTimeAsync(500);
    expect(told.length).toBeGreaterThanOrEqual(2);
    isAway = false;
    await vi.advanceTimersByTimeAsync(11_000);
    expect(told.at(-1)).toBe('live');
    feed.stop();
    caughtUp('2');
    expect(vi.getTimerCount()).toBe(0);
  });
});
