import { describe, expect, it } from 'vitest';
import { Echoes } from './echoes.ts';
import type { Message } from './message.ts';
import type { Kept } from './outbox.ts';

const kept = (order: number, content: string, changed: Partial<Kept> = {}): Kept => ({
  order,
  content,
  clientMessageId: `c${order}`,
  channelId: 'channel',
  replies: [],
  ...changed,
});

const message = (seq: number, content: string, authorId = 'me'): Message => ({
  id: `m${seq}`,
  seq,
  position: String(seq),
  authorId,
  content,
  revisionId: `m${seq}`,
  mentions: { users: [], roles: [], everyone: false, here: false },
  replies: [],
  reactions: [],
  sentAt: '2026-11-23T10:00:00Z',
  editedAt: null,
  deletedAt: null,
  deletedByAuthor: false,
  pinnedAt: null,
});

interface Given {
  readonly kept?: readonly Kept[];
  readonly messages?: readonly Message[];
  readonly now?: number;
}

const channel = () => {
  const echoes = new Echoes('me');
  return ({ kept: unsent = [], messages = [], now = 0 }: Given) => {
    const shown = echoes.next({ kept: unsent, messages, newest: messages.at(-1)?.seq ?? 0, now });
    return { unsent: shown.unsent.map(({ content }) => content), keys: Object.fromEntries(shown.keys) };
  };
};

describe('a message of one’s own', () => {
  it('is shown once where the channel tells of it before the answer comes', () => {
    const next = channel();
    expect(next({ kept: [kept(1, 'hi')] }).unsent).toEqual(['hi']);
    expect(next({ kept: [kept(1, 'hi')], messages: [message(1, 'hi')] })).toEqual({ unsent: [], keys: { m1: 'c1' } });
    expect(next({ messages: [message(1, 'hi')] })).toEqual({ unsent: [], keys: { m1: 'c1' } });
  });

  it('stays where the answer comes before the channel tells of it', () => {
    const next = channel();
    next({ kept: [kept(1, 'hi')] });
    expect(next({}).unsent).toEqual(['hi']);
    expect(next({ messages: [message(1, 'hi')] })).toEqual({ unsent: [], keys: { m1: 'c1' } });
  });

  it('is not taken for one that was said before, nor for somebody else’s', () => {
    const next = channel();
    const before = [message(1, 'hi'), message(2, 'hi', 'other')];
    next({ messages: before });
    expect(next({ messages: before, kept: [kept(1, 'hi')] }).unsent).toEqual(['hi']);
    expect(next({ messages: [...before, message(3, 'hi', 'other')], kept: [kept(1, 'hi')] }).unsent).toEqual(['hi']);
  });

  it('takes the place of its own row where the same is said twice', () => {
    const next = channel();
    next({ kept: [kept(1, 'hi'), kept(2, 'hi')] });
    const { unsent, keys } = next({ kept: [kept(1, 'hi'), kept(2, 'hi')], messages: [message(1, 'hi')] });
    expect([unsent, keys]).toEqual([['hi'], { m1: 'c1' }]);
    expect(next({ messages: [message(1, 'hi'), message(2, 'hi')] }).keys).toEqual({ m1: 'c1', m2: 'c2' });
  });

  it('that was refused stays until it is discarded, and goes at once then', () => {
    const next = channel();
    const refused = kept(1, 'hi', { refusal: { code: 'TIMED_OUT' } });
    expect(next({ kept: [refused], messages: [message(1, 'hi')] }).unsent).toEqual(['hi']);
    expect(next({ messages: [message(1, 'hi')] }).unsent).toEqual([]);
  });

  it('is waited for a while only once it is said', () => {
    const next = channel();
    next({ kept: [kept(1, 'hi')] });
    expect(next({ now: 1_000 }).unsent).toEqual(['hi']);
    expect(next({ now: 7_000 }).unsent).toEqual([]);
  });
});
