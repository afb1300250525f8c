import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message, MessageFact, RemovedTexts } from './message.ts';
import {
  bounded,
  emptyTimeline,
  mostHeld,
  opened,
  type Page,
  type TimelineState,
  withAllHappened,
  withHappened,
  withNewer,
  withOlder,
} from './timelineState.ts';

const viewerId = 'viewer';
const noMentions = { users: [], roles: [], everyone: false, here: false };
const positionOf = (place: number) => String(place).padStart(8, '0');

type Happened = MessageFact | RemovedTexts;
type Deed = { readonly kind: 'post' | 'edit' | 'delete' | 'react' | 'unreact' | 'pin' | 'unpin' | 'shred'; readonly at: number };

type About = Pick<MessageFact, 'factId' | 'messageId' | 'seq' | 'position' | 'at'>;
interface Change {
  readonly happened: Happened;
  readonly shown: Partial<Message>;
}

const emoji = 'u-1f600';
const gone = { content: null, mentions: noMentions, replies: [], reactions: [], pinnedAt: null };

/** What each deed is told as, and what it makes of the message. */
const changes = {
  edit: (fact: About): Change => {
    const edited = { content: `edited ${fact.seq}`, mentions: noMentions };
    return {
      happened: { ...fact, __typename: 'MessageEdited', ...edited },
      shown: { ...edited, revisionId: fact.factId, editedAt: fact.at },
    };
  },
  delete: (fact: About): Change => ({
    happened: { ...fact, __typename: 'MessageDeleted', byAuthor: true },
    shown: { ...gone, deletedAt: fact.at, deletedByAuthor: true },
  }),
  react: (fact: About): Change => ({
    happened: { ...fact, __typename: 'ReactionAdded', userId: viewerId, emoji },
    shown: { reactions: [{ emoji, count: 1, isOwn: true }] },
  }),
  unreact: (fact: About): Change => ({
    happened: { ...fact, __typename: 'ReactionRemoved', userId: viewerId, emoji },
    shown: { reactions: [] },
  }),
  pin: (fact: About): Change => ({ happened: { ...fact, __typename: 'MessagePinned' }, shown: { pinnedAt: fact.at } }),
  unpin: (fact: About): Change => ({ happened: { ...fact, __typename: 'MessageUnpinned' }, shown: { pinnedAt: null } }),
};

/** What a server with one channel does: every state that it ever had, and what happened. */
class Server {
  readonly happened: Happened[] = [];
  readonly states: (readonly Message[])[] = [[]];

  do({ kind, at }: Deed): void {
    const now = this.messages();
    const target = now[at % Math.max(1, now.length)];
    if (kind === 'post') this.#post(now);
    else if (target !== undefined) this.#about(now, target, kind);
  }

  messages(place = this.states.length - 1): readonly Message[] {
    return this.states[place] ?? [];
  }

  get place(): number {
    return this.states.length - 1;
  }

  #about(now: readonly Message[], message: Message, kind: Exclude<Deed['kind'], 'post'>): void {
    const place = this.states.length;
    const position = positionOf(place);
    const fact = { factId: `f${place}`, messageId: message.id, seq: place, position, at: `t${place}` };
    const change = this.#changeOf(message, kind, fact);
    if (change === undefined) return;
    this.happened.push(change.happened);
    this.states.push(now.map((one) => (one === message ? { ...message, ...change.shown, position } : one)));
  }

  #changeOf(message: Message, kind: Exclude<Deed['kind'], 'post'>, fact: About): Change | undefined {
    if (kind === 'shred')
      return { happened: { revisionIds: new Set([message.revisionId]), position: fact.position }, shown: { content: null } };
    if (message.deletedAt !== null) return undefined;
    const isReacted = message.reactions.length > 0;
    if (kind === 'react') return isReacted ? undefined : changes.react(fact);
    if (kind === 'unreact') return isReacted ? changes.unreact(fact) : undefined;
    return changes[kind](fact);
  }

  #post(now: readonly Message[]): void {
    const place = this.states.length;
    const position = positionOf(place);
    const said = { authorId: 'a', content: `said ${place}`, mentions: noMentions, replies: [] };
    const fact = { factId: `m${place}`, messageId: `m${place}`, seq: place, position, at: `t${place}` };
    this.happened.push({ ...fact, __typename: 'MessagePosted', ...said });
    const ends = { editedAt: null, deletedAt: null, deletedByAuthor: false, pinnedAt: null, reactions: [] };
    const message = { id: fact.messageId, seq: place, position, revisionId: fact.factId, sentAt: fact.at, ...said, ...ends };
    this.states.push([...now, message]);
  }

  page(place: number, chosen: (messages: readonly Message[]) => readonly Message[]): Page {
    const all = this.messages(place);
    const messages = chosen(all);
    const [first] = messages;
    return {
      messages,
      hasOlder: first !== undefined && all[0] !== first,
      hasNewer: messages.length > 0 && all.at(-1) !== messages.at(-1),
    };
  }
}

const size = 5;
type Move = 'newest' | 'older' | 'newer' | 'around' | 'deed' | 'burst';

const deed = fc.record({
  kind: fc.constantFrom<Deed['kind']>('post', 'post', 'post', 'edit', 'delete', 'react', 'unreact', 'pin', 'unpin', 'shred'),
  at: fc.nat(50),
});
const step = fc.record({
  move: fc.constantFrom<Move>('newest', 'older', 'newer', 'around', 'deed', 'deed', 'burst'),
  deed,
  /** How much older than now the page is that comes. */
  lag: fc.nat(6),
});

interface Step {
  readonly move: Move;
  readonly deed: Deed;
  readonly lag: number;
}

/** A client that asks and is told, and pages that may be older than what it was told already. */
class Player {
  readonly server = new Server();
  /** No page is older than the one before it: each is asked for after that, at its position. */
  #oldest: number;
  state: TimelineState = emptyTimeline;

  constructor(before: readonly Deed[]) {
    for (const one of before) this.server.do(one);
    this.#oldest = this.server.place;
    this.newest({ lag: 0 });
  }

  #page(lag: number, chosen: (messages: readonly Message[]) => readonly Message[]): Page {
    this.#oldest = Math.max(this.#oldest, this.server.place - lag);
    return this.server.page(this.#oldest, chosen);
  }

  newest({ lag }: Pick<Step, 'lag'>): void {
    const page = this.#page(lag, (all) => all.slice(-size));
    this.state = opened(this.state, page, viewerId);
  }

  around({ lag, deed: { at } }: Step): void {
    const from = (all: readonly Message[]) => Math.min(at, Math.max(0, all.length - 1));
    const page = this.#page(lag, (all) => all.slice(from(all), from(all) + size));
    this.state = opened(this.state, page, viewerId);
  }

  older({ lag }: Step): void {
    const first = this.state.messages[0]?.seq ?? 0;
    const page = this.#page(lag, (all) => all.filter(({ seq }) => seq < first).slice(-size));
    if (this.state.hasOlder) this.state = withOlder(this.state, page, viewerId);
  }

  newer({ lag }: Step): void {
    const last = this.state.messages.at(-1)?.seq ?? 0;
    const page = this.#page(lag, (all) => all.filter(({ seq }) => seq > last).slice(0, size));
    if (this.state.hasNewer) this.state = withNewer(this.state, page, viewerId);
  }

  deed({ deed: done }: Step): void {
    const known = this.server.happened.length;
    this.server.do(done);
    for (const happened of this.server.happened.slice(known)) this.state = withHappened(this.state, happened, viewerId);
  }

  /** Much at once, told in one frame. */
  burst({ deed: { at }, lag }: Step): void {
    const known = this.server.happened.length;
    for (let one = 0; one <= lag; one += 1) this.server.do({ kind: one % 2 === 0 ? 'post' : 'edit', at: at + one });
    this.state = bounded(withAllHappened(this.state, this.server.happened.slice(known), viewerId), at % 2 === 0);
  }
}

const play = (before: readonly Deed[], steps: readonly Step[]): Player => {
  const player = new Player(before);
  for (const one of steps) player[one.move](one);
  return player;
};

describe('a timeline', () => {
  it('shows what a fresh fetch shows, however pages and facts came', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), fc.array(step, { maxLength: 40 }), (before, steps) => {
        const { server, state } = play(before, steps);
        const first = state.messages[0]?.seq ?? 0;
        const last = state.hasNewer ? (state.messages.at(-1)?.seq ?? 0) : Number.POSITIVE_INFINITY;
        const fresh = server.messages().filter(({ seq }) => seq >= first && seq <= last);
        expect(state.messages).toEqual(fresh);
        expect(state.hasOlder).toBe(server.messages()[0]?.seq !== fresh[0]?.seq && fresh.length > 0);
      }),
      { numRuns: 500 },
    );
  });

  it('is not changed by what it was told before', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
        const server = new Server();
        for (const one of deeds) server.do(one);
        const told = server.happened.reduce((state, one) => withHappened(state, one, viewerId), emptyTimeline);
        const again = server.happened.reduce((state, one) => withHappened(state, one, viewerId), told);
        expect(again.messages).toEqual(told.messages);
        expect(told.messages).toEqual(server.messages());
      }),
    );
  });

  it('takes nothing from whoever reads above the end while much comes, and goes on from there', () => {
    const server = new Server();
    for (let at = 0; at < mostHeld; at += 1) server.do({ kind: 'post', at });
    const all = (messages: readonly Message[]) => messages;
    const read = opened(emptyTimeline, server.page(server.place, all), viewerId);
    const known = server.happened.length;
    for (let at = 0; at < mostHeld; at += 1) server.do({ kind: 'post', at });
    const told = withAllHappened(read, server.happened.slice(known), viewerId);
    const above = bounded(told, false);
    expect(above.messages).toEqual(read.messages);
    expect([above.hasOlder, above.hasNewer]).toEqual([false, true]);
    const atEnd = bounded(told, true);
    expect(atEnd.messages.at(-1)).toEqual(server.messages().at(-1));
    expect(atEnd.messages.length).toBeLessThan(mostHeld);
    expect([atEnd.hasOlder, atEnd.hasNewer]).toEqual([true, false]);
  });

  it('holds a bounded number of messages', () => {
    const server = new Server();
    for (let at = 0; at < 3 * mostHeld; at += 1) server.do({ kind: 'post', at });
    let state = opened(
      emptyTimeline,
      server.page(server.place, (all) => all.slice(-100)),
      viewerId,
    );
    while (state.hasOlder) {
      const first = state.messages[0]?.seq ?? 0;
      state = withOlder(
        state,
        server.page(server.place, (all) => all.filter(({ seq }) => seq < first).slice(-100)),
        viewerId,
      );
      expect(state.messages.length).toBeLessThanOrEqual(mostHeld);
    }
    expect(state.messages[0]).toEqual(server.messages()[0]);
    expect(state.hasNewer).toBe(true);
  });
});
