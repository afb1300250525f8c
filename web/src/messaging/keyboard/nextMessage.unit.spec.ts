import { describe, expect, it } from 'vitest';
import { posted } from '../message.ts';
import type { TimelineRow } from '../timelineRows.ts';
import { nextMessage } from './nextMessage.ts';

const message = (id: string): TimelineRow => ({
  kind: 'message',
  key: id,
  beginsGroup: true,
  message: posted({
    __typename: 'MessagePosted',
    factId: id,
    messageId: id,
    seq: 1,
    position: '1',
    at: '2026-05-14T12:00:00.000Z',
    authorId: 'a',
    content: 'hello',
    mentions: { users: [], roles: [], everyone: false, here: false },
    replies: [],
  }),
});
const rows: readonly TimelineRow[] = [
  { kind: 'day', key: 'day', day: '2026-05-14' },
  message('a'),
  message('b'),
  { kind: 'unread', key: 'unread', count: 1, since: '2026-05-14T12:00:00.000Z' },
  message('c'),
];
const lead = (code: string, from?: number, lastSeen = 4) => nextMessage(rows, { code, from, lastSeen });

describe('the keys of the timeline', () => {
  it('go from message to message, over what is none', () => {
    expect(lead('ArrowUp', 4)).toBe(2);
    expect(lead('ArrowDown', 2)).toBe(4);
  });

  it('stop at the ends', () => {
    expect(lead('ArrowUp', 1)).toBeUndefined();
    expect(lead('ArrowDown', 4)).toBeUndefined();
  });

  it('begin at the last message that is seen', () => {
    expect(lead('ArrowUp', undefined, 3)).toBe(2);
    expect(lead('ArrowDown', undefined, 3)).toBe(2);
  });

  it('lead to the first and the last', () => {
    expect(lead('Home', 4)).toBe(1);
    expect(lead('End', 1)).toBe(4);
  });

  it('are the keys of nobody else', () => {
    expect(lead('KeyA', 1)).toBeUndefined();
  });
});
