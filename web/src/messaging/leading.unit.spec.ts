import { describe, expect, it } from 'vitest';
import { toMessage, toMoment } from './leading.ts';
import type { Message } from './message.ts';

const message = (seq: number, changed: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  seq,
  position: String(seq),
  authorId: 'ann',
  content: 'text',
  revisionId: `m${seq}`,
  mentions: { users: [], roles: [], everyone: false, here: false },
  replies: [],
  reactions: [],
  sentAt: `2026-11-${String(seq).padStart(2, '0')}T10:00:00Z`,
  editedAt: null,
  deletedAt: null,
  deletedByAuthor: false,
  pinnedAt: null,
  ...changed,
});

describe('a jump', () => {
  const messages = [message(3), message(4, { content: null, deletedAt: '2026-11-23T10:00:00Z' }), message(5)];

  it('leads to the message that is asked for', () => {
    expect(toMessage(messages, 5)).toEqual({ kind: 'message', seq: 5, detour: undefined });
  });

  it('says that the message is deleted', () => {
    expect(toMessage(messages, 4)).toEqual({ kind: 'message', seq: 4, detour: 'jumpDeleted' });
  });

  it.each([
    [1, 3],
    [99, 5],
  ])('from %i leads to the nearest message, %i, and says so', (asked, nearest) => {
    expect(toMessage(messages, asked)).toEqual({ kind: 'message', seq: nearest, detour: 'jumpAbsent' });
  });

  it('to a moment leads to the first message then or later', () => {
    expect(toMoment(messages, '2026-11-04T00:00:00Z')).toEqual({ kind: 'day', seq: 4 });
  });

  it('to a moment after all of it leads to the last message, and says so', () => {
    expect(toMoment(messages, '2027-01-01T00:00:00Z')).toEqual({ kind: 'message', seq: 5, detour: 'jumpNothingLater' });
  });

  it('where nothing was said leads to the end', () => {
    expect([toMessage([], 1), toMoment([], '2027-01-01T00:00:00Z')]).toEqual([{ kind: 'end' }, { kind: 'end' }]);
  });
});
