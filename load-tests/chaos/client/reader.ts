import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { ApiNode } from '../cluster/cluster.ts';
import type { Frame } from '../record/line.ts';
import type { Run } from './commands.ts';
import { learn, type Person, refreshToken } from './people.ts';

/** Follows one channel as one person, over as many connections as it takes. */
export interface Reader {
  readonly name: string;
  readonly person: Person;
  readonly channel: string;
  /** The newest cursor; null where it begins anew. */
  after: string | null;
}

interface Item {
  readonly __typename: string;
  readonly cursor?: string;
  readonly reason?: string;
  readonly factId?: string;
  readonly seq?: number;
  readonly position?: string;
  readonly messageId?: string;
  readonly actorId?: string;
  readonly at?: string;
  readonly content?: string | null;
  readonly emoji?: string;
}

const query = `subscription ($channelId: ID!, $after: String) { channelEvents(channelId: $channelId, after: $after) {
  __typename
  ... on ChannelFact { factId seq cursor messageId position actorId at }
  ... on MessagePosted { content }
  ... on MessageEdited { content }
  ... on ReactionAdded { emoji }
  ... on ReactionRemoved { emoji }
  ... on CaughtUp { cursor }
  ... on Reset { reason }
} }`;

/** A server that says nothing for so long at the beginning is given up. */
const beginMillis = 5_000;

const frameOf = (item: Item, { name, channel }: Reader): Omit<Frame, 'at'> => ({
  kind: 'frame',
  reader: name,
  channel,
  type: item.__typename,
  id: item.factId ?? '',
  seq: item.seq ?? 0,
  position: item.position ?? '',
  message: item.messageId ?? '',
  actor: item.actorId ?? '',
  stamp: Date.parse(item.at ?? ''),
  cursor: item.cursor ?? '',
  ...(item.content === undefined ? {} : { text: item.content }),
  ...(item.emoji === undefined ? {} : { emoji: item.emoji }),
});

/** Who was removed may come back with their old cursor: with READ_HISTORY what they missed is theirs again. */
const keepsCursor = ({ random }: Run, reason: string | undefined): boolean =>
  reason === 'SLOW_READER' || (reason === 'ACCESS_CHANGED' && random.percent(50));

const take = (run: Run, reader: Reader, item: Item): void => {
  const { recorder } = run;
  if (item.__typename === 'Reset') {
    recorder.write({ kind: 'reset', reader: reader.name, reason: item.reason ?? '' });
    if (!keepsCursor(run, item.reason)) reader.after = null;
    return;
  }
  if (item.__typename === 'CaughtUp') recorder.write({ kind: 'caughtUp', reader: reader.name, cursor: item.cursor ?? '' });
  if (item.factId !== undefined) {
    recorder.write(frameOf(item, reader));
    learn(reader.person, item.position);
  }
  reader.after = item.cursor ?? reader.after;
};

/** A refusal is a list of errors, a close has a code, a broken connection a message. */
const whyOf = (error: unknown): string => {
  const first: unknown = Array.isArray(error) ? error[0] : error;
  if (typeof first !== 'object' || first === null) return String(first);
  const { extensions, code, message } = first as { extensions?: { code?: unknown }; code?: unknown; message?: unknown }; // any may be absent
  return String(extensions?.code ?? code ?? message);
};

/** How one connection is to end, if nothing else ends it. */
interface Life {
  readonly node: ApiNode;
  /** After so many milliseconds it is cut, as a network does. */
  readonly millis: number;
  /** It is enough to have caught up. */
  readonly untilCaughtUp?: boolean;
}

interface Ended {
  readonly why: string;
  readonly hasCaughtUp: boolean;
}

/** Follows until the connection ends, however it does. */
const followOnce = (run: Run, reader: Reader, { node, millis, untilCaughtUp = false }: Life): Promise<Ended> => {
  const { channel, after, person, name } = reader;
  const { promise, resolve } = Promise.withResolvers<Ended>();
  let socket: WebSocket | undefined;
  let hasCaughtUp = false;
  let isOver = false;
  const end = (why: string): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(life);
    clearTimeout(silence);
    socket?.terminate();
    resolve({ why, hasCaughtUp });
  };
  const life = setTimeout(() => end('cut by itself'), millis);
  const silence = setTimeout(() => end('silence'), beginMillis);
  const next = (item: Item): void => {
    take(run, reader, item);
    if (item.__typename !== 'CaughtUp') return;
    hasCaughtUp = true;
    clearTimeout(silence);
    if (untilCaughtUp) end('caught up');
  };
  const client = createClient({
    url: `${node.address.replace('http', 'ws')}/graphql`,
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocol: string) {
        super(address, protocol);
        socket = this;
      }
    },
    connectionParams: { accessToken: person.token },
    retryAttempts: 0,
    lazyCloseTimeout: 0,
  });
  run.recorder.write({ kind: 'subscribed', reader: name, client: person.handle, node: node.name, channel, after });
  client.subscribe<{ readonly channelEvents: Item }>(
    { query, variables: { channelId: channel, after } },
    {
      next: ({ data, errors }) => {
        // What comes after the end was not seen: the cursor stays, and it comes again.
        if (isOver) return;
        if (data === undefined || data === null) end(whyOf(errors));
        else next(data.channelEvents);
      },
      error: (error) => end(whyOf(error)),
      complete: () => end('completed'),
    },
  );
  return promise;
};

/** Comes back after every end, through any node, until all is over. */
export const follow = async (run: Run, reader: Reader): Promise<void> => {
  const { random, recorder, over } = run;
  while (!over.aborted) {
    const node = random.one(run.nodes) as ApiNode; // a cluster has one
    await refreshToken(reader.person, node.address, recorder.now());
    const { why } = await followOnce(run, reader, { node, millis: random.between(300, 6_000) });
    recorder.write({ kind: 'disconnected', reader: reader.name, why });
    await recorder.room();
    await wait(random.between(10, 200));
  }
};

const mostSettling = 20;

/** Catches up once more, now that nothing is broken. Answers whether it could: somebody who was removed cannot. */
export const settle = async (run: Run, reader: Reader): Promise<boolean> => {
  for (let tried = 0; tried < mostSettling; tried += 1) {
    const node = run.random.one(run.nodes) as ApiNode; // a cluster has one
    const { why, hasCaughtUp } = await followOnce(run, reader, { node, millis: 30_000, untilCaughtUp: true });
    run.recorder.write({ kind: 'disconnected', reader: reader.name, why });
    if (hasCaughtUp) return true;
    await wait(100);
  }
  return false;
};
