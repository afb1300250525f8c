import type { Client, Sink } from 'graphql-ws';
import { describe, expect, it, vi } from 'vitest';
import type { Session } from '../session/session.ts';
import { ChannelFeed } from './channelFeed.ts';
import type { ChannelEvent } from './operations.ts';
import { Timeline } from './timeline.ts';

interface Subscribed {
  readonly variables: { readonly after: string | null };
  readonly sink: Sink<{ data: { channelEvents: ChannelEvent } }>;
}

const at = '2026-01-01T00:00:00.000Z';
const message = (seq: number) => ({
  id: `m${seq}`,
  seq,
  content: `text ${seq}`,
  revisionId: `m${seq}`,
  sentAt: at,
  editedAt: null,
  deletedAt: null,
  authorId: 'a',
  author: null,
});
const posted = (seq: number): ChannelEvent => ({
  __typename: 'MessagePosted',
  factId: `m${seq}`,
  cursor: `c${seq}`,
  seq,
  messageId: `m${seq}`,
  at,
  content: `text ${seq}`,
  authorId: 'a',
});
const edited = (seq: number, messageId: string): ChannelEvent => ({
  __typename: 'MessageEdited',
  factId: `m${seq}`,
  cursor: `c${seq}`,
  seq,
  messageId,
  at,
  content: 'new',
});

const feedOver = (...pages: readonly (readonly number[])[]) => {
  const subscribed: Subscribed[] = [];
  const left = [...pages];
  // Only what the feed uses of both.
  const client = {
    subscribe: (payload: { variables: Subscribed['variables'] }, sink: Subscribed['sink']) => {
      subscribed.push({ variables: payload.variables, sink });
      return () => undefined;
    },
  } as unknown as Client;
  const ask = vi.fn(async () => {
    const edges = (left.shift() ?? []).map((seq) => ({ node: message(seq) }));
    return { channel: { messages: { edges, pageInfo: { hasPreviousPage: left.length > 0, startCursor: 'older' } } } };
  });
  const timeline = new Timeline();
  const onProblem = vi.fn();
  const session = { ask } as unknown as Session;
  const feed = new ChannelFeed({ client, session, channelId: 'c', timeline, onChange: () => undefined, onProblem });
  feed.start();
  const tell = (...events: readonly ChannelEvent[]) => {
    for (const channelEvents of events) subscribed.at(-1)?.sink.next({ data: { channelEvents } });
  };
  const shown = () => timeline.rows().map(({ content }) => content);
  return { feed, ask, subscribed, tell, shown };
};

const caughtUp: ChannelEvent = { __typename: 'CaughtUp', cursor: 'c0' };

describe('a channel that is followed', () => {
  it('resumes above facts only, and asks for no page of before a removed text', async () => {
    const { ask, feed, subscribed, tell, shown } = feedOver([1, 2], [0]);
    tell(caughtUp, posted(3), { __typename: 'TextsRemoved', texts: [{ revisionId: 'm1' }], position: 'p7' });
    await vi.waitFor(() => expect(shown()).toEqual([null, 'text 2', 'text 3']));
    expect(subscribed[0]?.variables.after).toBe('c3');
    await feed.loadOlder();
    expect(ask).toHaveBeenLastCalledWith(expect.anything(), expect.objectContaining({ minPosition: 'p7' }));
  });

  it('shows the newest page and what came while it was fetched', async () => {
    const { tell, shown } = feedOver([1, 2]);
    tell(caughtUp, posted(3));
    await vi.waitFor(() => expect(shown()).toEqual(['text 1', 'text 2', 'text 3']));
  });

  it('shows an edit that is newer than the page', async () => {
    const { tell, shown } = feedOver([1]);
    tell(caughtUp, edited(2, 'm1'));
    await vi.waitFor(() => expect(shown()).toEqual(['new']));
  });

  it('resumes behind the newest fact that it has', async () => {
    const { tell, subscribed, shown } = feedOver([]);
    expect(JSON.parse(JSON.stringify(subscribed[0]?.variables))).toEqual({ channelId: 'c', after: null });
    tell(caughtUp, posted(1), posted(2));
    await vi.waitFor(() => expect(shown()).toHaveLength(2));
    expect(JSON.parse(JSON.stringify(subscribed[0]?.variables))).toEqual({ channelId: 'c', after: 'c2' });
  });

  it('fetches anew after a reset and goes on from where it says', async () => {
    const { tell, subscribed, shown } = feedOver([1], [7, 8]);
    tell(caughtUp);
    await vi.waitFor(() => expect(shown()).toEqual(['text 1']));
    tell({ __typename: 'Reset', resumeFrom: 'c6' });
    expect(subscribed.at(-1)?.variables.after).toBe('c6');
    tell(caughtUp);
    await vi.waitFor(() => expect(shown()).toEqual(['text 7', 'text 8']));
  });

  it('does not fetch again when it only came back', async () => {
    const { tell, shown, ask } = feedOver([1]);
    tell(caughtUp);
    await vi.waitFor(() => expect(shown()).toEqual(['text 1']));
    tell(posted(2), caughtUp);
    expect(shown()).toEqual(['text 1', 'text 2']);
    expect(ask).toHaveBeenCalledOnce();
  });

  it('loads older pages while there are any', async () => {
    const { feed, tell, shown } = feedOver([3], [1, 2]);
    tell(caughtUp);
    await vi.waitFor(() => expect(feed.hasOlder).toBe(true));
    await feed.loadOlder();
    expect([shown(), feed.hasOlder]).toEqual([['text 1', 'text 2', 'text 3'], false]);
  });
});
