import { describe, expect, it } from 'vitest';
import { projectionSpec } from '../runner/projectionSpec.ts';
import { exampleId } from '../runner/recorded.ts';
import { conversationsProjection } from './conversations.projection.ts';
import { reactorsProjection } from './reactors.projection.ts';
import { receiptsProjection } from './receipts.projection.ts';
import { revisionsProjection } from './revisions.projection.ts';
import {
  authorId,
  channelId,
  deleted,
  edited,
  heart,
  messageId,
  otherId,
  pinned,
  posted,
  reacted,
  shredded,
  thumb,
  unpinned,
  unreacted,
} from './testing/messageFacts.ts';

const at = (number: number) => 1_700_000_000_000 + number * 1_000;

describe('revisions', () => {
  const revisions = projectionSpec(revisionsProjection);
  const second = { _id: exampleId(0xb), messageId, channelId, seq: 2, at: at(2) };
  const facts = [posted('one'), edited('two', { id: exampleId(0xb) })];

  it('are the edits of a message and where they stand, also once it is deleted or shredded', () =>
    revisions.given([...facts, deleted(), shredded(exampleId(0xb))]).then({ [exampleId(0xb)]: second }));

  it('never hold a text', () => expect(JSON.stringify([...revisions.given(facts).documents()])).not.toContain('two'));
});

describe('reactors', () => {
  const reactors = projectionSpec(reactorsProjection);
  const id = `${messageId} ${thumb} ${authorId}`;

  it('are who reacts with what', () =>
    reactors.given([reacted(thumb)]).then({ [id]: { _id: id, messageId, emoji: thumb, userId: authorId, seq: 1 } }));

  it('are gone when they take it back', () => {
    const given = reactors.given([reacted(thumb), reacted(thumb, otherId), reacted(heart), unreacted(thumb)]);
    expect([...given.documents().keys()]).toEqual([`${messageId} ${thumb} ${otherId}`, `${messageId} ${heart} ${authorId}`]);
  });
});

describe('receipts', () => {
  it('say where facts stand that are not messages', () => {
    const given = [posted(), edited('two'), reacted(thumb), unreacted(thumb), pinned(), unpinned(), deleted()];
    const documents = projectionSpec(receiptsProjection).given(given).documents();
    expect([...documents.values()].map(({ _id, seq }) => [_id, seq])).toEqual(
      [2, 3, 4, 5, 6, 7].map((number) => [exampleId(number), number]),
    );
    expect([...documents.values()].every((receipt) => receipt.channelId === channelId)).toBe(true);
  });
});

describe('a conversation', () => {
  const conversations = projectionSpec(conversationsProjection);
  const after = (...facts: Parameters<typeof conversations.given>[0]) => conversations.given(facts).documents().get(channelId);

  it('is as far as its newest fact, and knows its newest message', () => {
    const later = { id: exampleId(0xb) };
    expect(after(posted(), edited('two'), posted('again', later), reacted(thumb))).toMatchObject({
      lastSeq: 4,
      lastMessageSeq: 3,
      lastAt: at(4),
      pinned: 0,
    });
  });

  it('has no message where its first fact is another one', () => expect(after(pinned())?.lastMessageSeq).toBe(0));

  it('counts its pins', () => {
    expect(after(posted(), pinned())?.pinned).toBe(1);
    expect(after(posted(), pinned(), unpinned(), deleted(), unreacted(thumb))?.pinned).toBe(0);
  });
});
