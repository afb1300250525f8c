import { gql } from '@urql/core';
import type { Client, Sink, SubscribePayload } from 'graphql-ws';
import { describe, expect, it } from 'vitest';
import { Feed } from './feed.ts';

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
const world = (load: () => Promise<void> = async () => undefined) => {
  const subscriptions: { readonly payload: SubscribePayload; readonly sink: Sink<unknown>; isOpen: boolean }[] = [];
  const told: string[] = [];
  const problems: unknown[] = [];
  const client = {
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
  return { feed, subscriptions, told, problems, say, happened, caughtUp };
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

  it('says that it was refused, or could not fetch, and nothing once it is stopped', async () => {
    const { feed, subscriptions, problems, told, caughtUp } = world(() => Promise.reject(new Error('away')));
    feed.start();
    subscriptions[0]?.sink.next({ errors: [{ message: 'no' }] } as never);
    caughtUp('1');
    await settled();
    expect(problems).toEqual([{ message: 'no' }, new Error('away')]);
    feed.stop();
    expect(subscriptions[0]?.isOpen).toBe(false);
    expect(told).toEqual(['load']);
  });
});
