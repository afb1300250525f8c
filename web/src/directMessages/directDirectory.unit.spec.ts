import type { Client } from '@urql/core';
import fc from 'fast-check';
import type { Client as LiveClient, Sink } from 'graphql-ws';
import { expect, it } from 'vitest';
import { BlockedIdsDocument } from './blockedIds.generated.ts';
import { DirectConversations } from './directDirectory.ts';
import { DirectListDocument } from './directList.generated.ts';
import { DirectOfDocument } from './directOf.generated.ts';
import { type DirectEvent, openOnes, unreadIn } from './directState.ts';

const viewerId = 'ada';
const others = ['bob', 'cyd', 'dan'];

interface Held {
  readonly id: string;
  readonly people: readonly string[];
  readonly isClosed: boolean;
  readonly position: number;
  /** The authors of its messages, in order. */
  readonly messages: readonly string[];
  readonly readUpTo: number;
}

interface Truth {
  readonly conversations: readonly Held[];
  readonly blocked: readonly string[];
  readonly position: number;
}

const rowOf = ({ id, people, isClosed, position, messages, readUpTo }: Held) => ({
  id,
  kind: 'GROUP' as const,
  participantIds: people.toSorted(),
  participants: [],
  isClosed,
  openedAt: '',
  position: String(position).padStart(6, '0'),
  unread: { readUpTo, count: { count: messages.slice(readUpTo).filter((author) => author !== viewerId).length } },
  messages: { edges: messages.length === 0 ? [] : [{ node: { seq: messages.length, sentAt: '' } }] },
});

type Step = readonly [what: string, which: number, who: number];

/** A server whose answers may be some facts behind what it told live, and a directory of it. */
class World {
  readonly directory: DirectConversations;
  readonly #states: Truth[] = [{ conversations: [], blocked: [], position: 0 }];
  #sink: Sink<unknown> | undefined;
  #seen = 0;
  behind = 0;
  /** The connection is lost. */
  lose: () => void = () => undefined;

  constructor() {
    const client = {
      query: (document: unknown, variables: object) => ({ toPromise: async () => ({ data: this.#answer(document, variables) }) }),
    } as unknown as Client; // all that is used of it
    const live = {
      on: (_event: 'closed', listener: () => void) => {
        this.lose = listener;
        return () => undefined;
      },
      subscribe: (_payload: unknown, sink: Sink<unknown>) => {
        this.#sink = sink;
        return () => undefined;
      },
    } as unknown as LiveClient; // all that a feed uses
    const onProblem = (error: unknown): void => {
      throw error;
    };
    this.directory = new DirectConversations({
      client,
      live,
      viewerId,
      onProblem,
      onPerson: () => undefined,
      pause: () => Promise.resolve(),
    });
  }

  get #truth(): Truth {
    return this.#states.at(-1) as Truth; // there is one from the start
  }

  tell(event: object): void {
    this.#sink?.next({ data: { viewerEvents: event } });
  }

  #answer(document: unknown, variables: object) {
    // A read model follows the log: it is late, and never goes back.
    this.#seen = Math.max(this.#seen, this.#states.length - 1 - this.behind);
    const seen = this.#states[this.#seen] ?? this.#truth;
    this.behind = Math.max(0, this.behind - 1);
    const rows = seen.conversations.filter(({ people }) => people.includes(viewerId)).map(rowOf);
    if (document === DirectOfDocument)
      return { directConversation: rows.find(({ id }) => 'id' in variables && id === variables.id) ?? null };
    if (document === BlockedIdsDocument) return { viewer: { blockedPeople: seen.blocked.map((id) => ({ id })) } };
    if (document !== DirectListDocument) throw new Error('nobody asks for that');
    const includesClosed = 'includeClosed' in variables && variables.includeClosed;
    const listed = rows
      .filter(({ isClosed }) => includesClosed || !isClosed)
      .toSorted((one, other) => (one.position > other.position ? -1 : 1));
    const edges = listed.map((node) => ({ node }));
    return { viewer: { directConversations: { edges, pageInfo: { hasNextPage: false, endCursor: null } } } };
  }

  #change(id: string, change: (held: Held) => Partial<Held>, events: readonly DirectEvent[]): void {
    const { conversations, ...rest } = this.#truth;
    const changed = conversations.map((held) => (held.id === id ? { ...held, ...change(held) } : held));
    this.#states.push({ ...rest, conversations: changed, position: rest.position + 1 });
    for (const event of events) this.tell(event);
  }

  #open(): void {
    const { conversations, position, blocked } = this.#truth;
    const id = `conversation ${conversations.length}`;
    const opened = { id, people: [viewerId, 'bob'], isClosed: false, position: position + 1, messages: [], readUpTo: 0 };
    this.#states.push({ conversations: [...conversations, opened], position: position + 1, blocked });
    this.tell({ __typename: 'DirectConversationOpened', cursor: '', conversationId: id });
  }

  #block(userId: string): void {
    const { blocked, ...rest } = this.#truth;
    const isBlocked = blocked.includes(userId);
    this.#states.push({ ...rest, blocked: isBlocked ? blocked.filter((id) => id !== userId) : [...blocked, userId] });
    this.tell({ __typename: isBlocked ? 'PersonUnblocked' : 'PersonBlocked', cursor: '', userId });
  }

  #participant(held: Held, userId: string): void {
    const isIn = held.people.includes(userId);
    const people = isIn ? held.people.filter((id) => id !== userId) : [...held.people, userId];
    const event = { cursor: '', conversationId: held.id, userId };
    const told = { ...event, __typename: isIn ? ('ParticipantLeft' as const) : ('ParticipantAdded' as const) };
    // Only those who are in it are told of it.
    this.#change(held.id, () => ({ people }), userId === viewerId || people.includes(viewerId) ? [told] : []);
  }

  #inConversation(what: string, held: Held, who: number): void {
    const { id, messages } = held;
    const isIn = held.people.includes(viewerId);
    const position = this.#truth.position + 1;
    if (what === 'person') this.#participant(held, [viewerId, ...others][who] ?? 'bob');
    else if (!isIn) this.#open();
    else if (what === 'post') {
      const said = [...messages, [viewerId, ...others][who] ?? 'bob'];
      const event = { __typename: 'DirectConversationAdvanced', conversationId: id, lastMessageSeq: said.length } as const;
      this.#change(id, () => ({ messages: said, position, isClosed: false }), [event]);
    } else if (what === 'read')
      this.#change(id, () => ({ readUpTo: messages.length }), [
        { __typename: 'ReadPositionChanged', channelId: id, seq: messages.length },
      ]);
    else
      this.#change(id, ({ isClosed }) => ({ isClosed: !isClosed }), [
        { __typename: held.isClosed ? 'DirectConversationReopened' : 'DirectConversationClosed', conversationId: id },
      ]);
  }

  do([what, which, who]: Step): void {
    const { conversations } = this.#truth;
    const held = conversations[which % Math.max(1, conversations.length)];
    if (what === 'block') this.#block(others[who % others.length] ?? 'bob');
    else if (what === 'open' || held === undefined) this.#open();
    else this.#inConversation(what, held, who);
  }

  get shown() {
    const state = this.directory.state.get();
    return { open: openOnes(state), unread: unreadIn(state), blocked: state.blockedIds };
  }
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 400; turn += 1) await Promise.resolve();
};

const step = fc.tuple(
  fc.constantFrom('open', 'post', 'post', 'read', 'close', 'person', 'block'),
  fc.nat({ max: 3 }),
  fc.nat({ max: 3 }),
);

it('what was fetched and then told live is what is fetched anew, however late the answers are', async () => {
  const rule = fc.asyncProperty(
    fc.array(step, { maxLength: 8 }),
    fc.array(fc.tuple(step, fc.nat({ max: 2 }))),
    async (before, then) => {
      const world = new World();
      for (const each of before) world.do(each);
      world.directory.start();
      world.tell({ __typename: 'CaughtUp', cursor: '' });
      await settled();
      for (const [each, behind] of then) {
        world.behind = behind;
        world.do(each);
        if (behind === 1) await Promise.resolve();
      }
      await settled();
      const live = world.shown;
      world.behind = 0;
      await world.directory.load();
      expect(live).toEqual(world.shown);
    },
  );
  await fc.assert(rule, { numRuns: 200 });
});

it('news that are not told again are fetched after a lost connection', async () => {
  const world = new World();
  world.do(['open', 0, 0]);
  world.directory.start();
  world.tell({ __typename: 'CaughtUp', cursor: '' });
  await settled();
  const told = world.tell;
  world.lose();
  world.tell = () => undefined;
  world.do(['post', 0, 1]);
  world.tell = told;
  world.tell({ __typename: 'CaughtUp', cursor: '' });
  await settled();
  expect(world.shown.unread).toBe(1);
});

it('one that is asked for by its address and that the viewer is not in is missing, until they are brought in', async () => {
  const world = new World();
  world.do(['open', 0, 0]);
  world.do(['person', 0, 0]);
  world.directory.start();
  world.tell({ __typename: 'CaughtUp', cursor: '' });
  world.directory.want('conversation 0');
  await settled();
  expect(world.directory.state.get()).toMatchObject({ conversations: [], missingIds: ['conversation 0'] });
  world.do(['person', 0, 0]);
  await settled();
  expect(world.directory.state.get()).toMatchObject({ conversations: [{ id: 'conversation 0' }], missingIds: [] });
});
