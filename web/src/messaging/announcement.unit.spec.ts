import { describe, expect, it } from 'vitest';
import { announced, saidSince } from './announcement.ts';
import type { MessageFact } from './message.ts';

const said = (position: string, authorId: string, content = 'hello'): MessageFact => ({
  __typename: 'MessagePosted',
  factId: position,
  messageId: position,
  seq: Number(position),
  position,
  at: '2026-05-14T12:00:00.000Z',
  authorId,
  content,
  mentions: { users: [], roles: [], everyone: false, here: false },
  replies: [],
});
const removed = { position: '4', revisionIds: new Set<string>() };
const recent = [said('1', 'boris'), said('2', 'ada'), said('3', 'boris', '**bold** and ||hidden||\nmore'), removed];

describe('what is read out', () => {
  it('is what others said since', () => {
    expect(saidSince(recent, '1', 'ada').map(({ position }) => position)).toEqual(['3']);
  });

  it('is the one message where there is one', () => {
    expect(announced(saidSince(recent, '1', 'ada'))).toEqual(recent[2]);
  });

  it('is only a number where there are several', () => {
    expect(announced(saidSince(recent, '0', 'ada'))).toBe(2);
  });
});
