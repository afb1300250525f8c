import { describe, expect, it } from 'vitest';
import type { Message } from './message.ts';
import { rowsOf, type TimelineContent, type TimelineRow } from './timelineRows.ts';

const message = (seq: number, sentAt: string, changed: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  seq,
  position: String(seq),
  authorId: 'ann',
  content: 'text',
  revisionId: `m${seq}`,
  mentions: { users: [], roles: [], everyone: false, here: false },
  replies: [],
  reactions: [],
  sentAt,
  editedAt: null,
  deletedAt: null,
  deletedByAuthor: false,
  pinnedAt: null,
  ...changed,
});

const rows = (content: Partial<TimelineContent>) =>
  rowsOf({ messages: [], unsent: [], viewerId: 'me', dayOf: (moment) => moment.slice(0, 10), ...content });
const drawn = (row: TimelineRow): string => {
  if (row.kind === 'day') return row.day;
  if (row.kind === 'unread') return `${row.count} new`;
  return `${row.kind === 'message' ? row.message.id : row.unsent.content}${row.beginsGroup ? ' by' : ''}`;
};
const draw = (content: Partial<TimelineContent>) => rows(content).map(drawn);

describe('the rows of a timeline', () => {
  it('begin each day with its name', () => {
    const messages = [message(1, '2026-11-22T23:59:00Z'), message(2, '2026-11-23T00:01:00Z')];
    expect(draw({ messages })).toEqual(['2026-11-22', 'm1 by', '2026-11-23', 'm2 by']);
  });

  it('name an author once in seven minutes', () => {
    const at = (minute: number) => `2026-11-23T10:${String(minute).padStart(2, '0')}:00Z`;
    const messages = [0, 3, 6, 7, 8].map((minute, index) => message(index + 1, at(minute)));
    expect(draw({ messages })).toEqual(['2026-11-23', 'm1 by', 'm2', 'm3', 'm4 by', 'm5']);
  });

  it('name them again after somebody else, and above an answer', () => {
    const at = '2026-11-23T10:00:00Z';
    const messages = [
      message(1, at),
      message(2, at, { authorId: 'boris' }),
      message(3, at),
      message(4, at, { replies: [{ messageId: 'm2', mention: true }] }),
    ];
    expect(draw({ messages })).toEqual(['2026-11-23', 'm1 by', 'm2 by', 'm3 by', 'm4 by']);
  });

  it('draw a line above what is new, with how much there is of others', () => {
    const at = '2026-11-23T10:00:00Z';
    const messages = [
      message(1, at),
      message(2, at, { authorId: 'me' }),
      message(3, at),
      message(4, at, { deletedAt: at, content: null }),
      message(5, at),
    ];
    expect(draw({ messages, readUpTo: 1 })).toEqual(['2026-11-23', 'm1 by', 'm2 by', '2 new', 'm3 by', 'm4', 'm5']);
    expect(draw({ messages, readUpTo: 5 })).not.toContain('0 new');
  });

  it('end with what is on its way', () => {
    const unsent = ['one', 'two'].map((content, order) => ({
      order,
      content,
      clientMessageId: content,
      channelId: 'c',
      replies: [],
    }));
    expect(draw({ messages: [message(1, '2026-11-23T10:00:00Z')], unsent })).toEqual(['2026-11-23', 'm1 by', 'one by', 'two']);
  });
});
