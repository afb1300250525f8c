import { describe, expect, it } from 'vitest';
import type { ChannelEvent, Message } from './operations.ts';
import { Timeline } from './timeline.ts';

const message = (seq: number, more: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  seq,
  content: `text ${seq}`,
  revisionId: `m${seq}`,
  sentAt: '2026-01-01T00:00:00.000Z',
  editedAt: null,
  deletedAt: null,
  authorId: 'a',
  author: null,
  ...more,
});
const fact = (seq: number, messageId: string) => ({
  factId: `m${seq}`,
  cursor: `c${seq}`,
  seq,
  messageId,
  at: '2026-01-01T00:00:00.000Z',
});
const removed = (...revisionIds: readonly string[]): ChannelEvent => ({
  __typename: 'TextsRemoved',
  texts: revisionIds.map((revisionId) => ({ revisionId })),
  position: 'p',
});
const posted = (seq: number, content: string | null = `text ${seq}`): ChannelEvent => ({
  __typename: 'MessagePosted',
  ...fact(seq, `m${seq}`),
  content,
  authorId: 'a',
});
const edited = (seq: number, messageId: string, content: string): ChannelEvent => ({
  __typename: 'MessageEdited',
  ...fact(seq, messageId),
  content,
});
const deleted = (seq: number, messageId: string): ChannelEvent => ({ __typename: 'MessageDeleted', ...fact(seq, messageId) });

const after = (...events: readonly ChannelEvent[]): Timeline => {
  const timeline = new Timeline();
  for (const event of events) timeline.apply(event);
  return timeline;
};
const contents = (timeline: Timeline): readonly (string | null)[] => timeline.rows().map(({ content }) => content);

describe('a timeline', () => {
  it('shows messages in the order of the channel, however they arrive', () => {
    const timeline = after(posted(5));
    timeline.merge([message(1), message(3)]);
    expect(timeline.rows().map(({ seq }) => seq)).toEqual([1, 3, 5]);
  });

  it('shows a message once that came as a fact and in a page', () => {
    const timeline = after(posted(1));
    timeline.merge([message(1)]);
    timeline.apply(posted(1));
    expect(contents(timeline)).toEqual(['text 1']);
  });

  it('shows what an edited message says now', () => {
    const timeline = after(posted(1), edited(2, 'm1', 'new'));
    expect(timeline.rows()).toMatchObject([{ content: 'new', isEdited: true }]);
  });

  it('keeps what an edited message says where its first version is replayed', () => {
    expect(contents(after(posted(1), edited(2, 'm1', 'new'), posted(1, 'old')))).toEqual(['new']);
  });

  it('shows nothing of a deleted message, whatever comes later', () => {
    expect(contents(after(posted(1), deleted(2, 'm1'), edited(3, 'm1', 'late')))).toEqual([null]);
  });

  it('shows nothing of a text that was removed, whether it was posted, edited or fetched', () => {
    const timeline = after(posted(1), posted(2), edited(4, 'm2', 'new'));
    timeline.merge([message(3)]);
    timeline.apply(removed('m1', 'm4', 'm3'));
    expect(contents(timeline)).toEqual([null, null, null]);
  });

  it('keeps what a message says now where an earlier text of it was removed', () => {
    expect(contents(after(posted(1), edited(2, 'm1', 'new'), removed('m1')))).toEqual(['new']);
  });

  it('keeps nothing of before where an edit is replayed without its text', () => {
    expect(contents(after(posted(1), { ...edited(2, 'm1', ''), content: null } as ChannelEvent))).toEqual([null]);
  });

  it('ignores changes of messages that it does not show', () => {
    expect(contents(after(edited(2, 'm1', 'new'), deleted(3, 'm1')))).toEqual([]);
  });
});
