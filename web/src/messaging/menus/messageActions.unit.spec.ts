import { describe, expect, it } from 'vitest';
import { type Message, posted } from '../message.ts';
import type { MessageRights } from '../messageRights.ts';
import { messageActions } from './messageActions.ts';

const message: Message = posted({
  __typename: 'MessagePosted',
  factId: 'm',
  messageId: 'm',
  seq: 1,
  position: '1',
  at: '2026-05-14T12:00:00.000Z',
  authorId: 'ada',
  content: 'hello',
  mentions: { users: [], roles: [], everyone: false, here: false },
  replies: [],
});
const writer: MessageRights = {
  isOpen: true,
  maySend: true,
  mayPin: false,
  mayDelete: false,
  mayReactAnew: true,
  seesRevisions: false,
};
const reader: MessageRights = { ...writer, isOpen: false, maySend: false, mayReactAnew: false };

describe('what a message offers', () => {
  it('is more where it is own', () => {
    expect(messageActions({ message, viewerId: 'ada', rights: writer })).toEqual([
      ...['react', 'reply', 'edit', 'copyText', 'copyLink', 'select', 'remove'],
    ]);
    expect(messageActions({ message, viewerId: 'boris', rights: writer })).toEqual([
      ...['react', 'reply', 'copyText', 'copyLink', 'select'],
    ]);
  });

  it('is more where somebody moderates', () => {
    const rights = { ...writer, mayPin: true, mayDelete: true, seesRevisions: true };
    const edited = { ...message, editedAt: message.sentAt, pinnedAt: message.sentAt };
    expect(messageActions({ message: edited, viewerId: 'boris', rights })).toEqual([
      ...['react', 'reply', 'unpin', 'copyText', 'copyLink', 'select', 'revisions', 'remove'],
    ]);
  });

  it('is reading where the channel is archived', () => {
    expect(messageActions({ message, viewerId: 'ada', rights: reader })).toEqual(['copyText', 'copyLink', 'select']);
  });

  it('is no new emoji where there are twenty', () => {
    const reactions = Array.from({ length: 20 }, (_, index) => ({ emoji: `u-${index}`, count: 1, isOwn: false }));
    const offered = messageActions({ message: { ...message, reactions }, viewerId: 'boris', rights: writer });
    expect(offered).not.toContain('react');
    expect(offered).toContain('reactors');
  });

  it('is nothing where it is deleted', () => {
    expect(messageActions({ message: { ...message, content: null }, viewerId: 'ada', rights: writer })).toEqual([]);
  });
});
