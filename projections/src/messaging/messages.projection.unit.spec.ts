import { describe, expect, it } from 'vitest';
import { projectionSpec } from '../runner/projectionSpec.ts';
import { exampleId, recorded } from '../runner/recorded.ts';
import { messagesProjection } from './messages.projection.ts';
import {
  authorId,
  channelId,
  deleted,
  edited,
  heart,
  messageId,
  nobody,
  otherId,
  pinned,
  posted,
  reacted,
  shredded,
  thumb,
  unpinned,
  unreacted,
} from './testing/messageFacts.ts';

const spec = projectionSpec(messagesProjection);
type Given = Parameters<typeof spec.given>[0];
const message = (given: Given) => spec.given(given).documents().get(messageId);
const at = (number: number) => 1_700_000_000_000 + number * 1_000;

const standing = {
  _id: messageId,
  channelId,
  seq: 1,
  authorId,
  content: 'hello',
  mentions: nobody,
  replies: [],
  reactions: [],
  sentAt: at(1),
  postedPosition: 'x',
  revisionId: messageId,
  editedAt: null,
  deletedAt: null,
  deletedByAuthor: false,
  pinnedAt: null,
  shredded: false,
  mentionKeys: [],
};
const place = { position: 'x' };

describe('a message', () => {
  it('is shown as it was posted', () => spec.given([posted('hello', place)]).then({ [messageId]: standing }));

  it('of an import was sent when it was said', () => {
    const as = { ...place, occurredAt: at(-100), actor: { kind: 'IMPORT' as const, id: otherId } };
    spec.given([posted('hello', as)]).then({ [messageId]: { ...standing, sentAt: at(-100) } });
  });

  it('whose text is gone says so', () =>
    spec.given([posted(null, place)]).then({ [messageId]: { ...standing, content: null, shredded: true } }));

  it('is found by whom it mentions, each once', () => {
    const mentions = { users: [otherId, otherId], roles: [exampleId(9)], here: true };
    expect(message([posted('hi', {}, mentions)])?.mentionKeys).toEqual([
      `${channelId} ${otherId}`,
      `${channelId} ${exampleId(9)}`,
      `${channelId} everyone`,
    ]);
  });

  it('says what it was edited to, and mentions whom that mentions', () => {
    const as = { id: exampleId(0xb) };
    expect(message([posted('one', {}, { users: [authorId] }), edited('two', as, { everyone: true })])).toMatchObject({
      content: 'two',
      seq: 1,
      revisionId: exampleId(0xb),
      editedAt: at(2),
      sentAt: at(1),
      mentions: { users: [], everyone: true },
      mentionKeys: [`${channelId} everyone`],
    });
  });

  it('counts reactions in the order in which the emoji came up', () => {
    const facts = [posted(), reacted(thumb), reacted(heart), reacted(thumb, otherId)];
    expect(message(facts)?.reactions).toEqual([
      { emoji: thumb, count: 2 },
      { emoji: heart, count: 1 },
    ]);
    expect(message([...facts, unreacted(heart)])?.reactions).toEqual([{ emoji: thumb, count: 2 }]);
  });

  it('is not harmed by a reaction taken back that it does not know', () =>
    expect(message([posted(), unreacted(heart)])?.reactions).toEqual([]));

  it('is pinned and unpinned', () => {
    expect(message([posted(), pinned()])?.pinnedAt).toBe(at(2));
    expect(message([posted(), pinned(), unpinned()])?.pinnedAt).toBeNull();
  });

  it('that is deleted keeps its place and nothing that it said', () =>
    spec.given([posted('hello', place, { everyone: true }), pinned(), reacted(thumb), deleted(false)]).then({
      [messageId]: { ...standing, content: null, deletedAt: at(4), deletedByAuthor: false },
    }));

  it('that is deleted stays so, whatever comes later', () => {
    const gone = message([posted(), deleted()]);
    const later = [edited('again'), reacted(thumb), unreacted(thumb), pinned(), unpinned(), deleted(false)];
    for (const fact of later) expect(message([posted(), deleted(), fact])).toEqual(gone);
  });

  it('is not touched by facts of another channel that name it', () => {
    const elsewhere = { stream: `channel-${exampleId(0xcc)}` };
    const facts = [edited('planted', elsewhere), deleted(false, elsewhere), pinned(elsewhere)];
    for (const fact of facts) expect(message([posted(), fact])).toEqual(message([posted()]));
  });

  it('that nobody posted is not made up', () =>
    spec.given([edited('x'), deleted(), reacted(thumb), unreacted(thumb), pinned(), unpinned(), shredded(messageId)]).then({}));
});

describe('a shred', () => {
  it('takes the text that a message shows', () => {
    expect(message([posted(), shredded(messageId)])).toMatchObject({ content: null, shredded: true });
  });

  it('of an older text leaves the one that is shown', () => {
    const facts = [posted('one'), edited('two', { id: exampleId(0xb) })];
    expect(message([...facts, shredded(messageId)])).toEqual(message(facts));
  });

  it('of other things than messages is passed over', () => {
    const target = { kind: 'ACCOUNT' as const, factId: messageId, subjectId: messageId, containerId: channelId };
    const other = recorded('LeavesShredded', { ring: exampleId(0xee), ranges: [{ first: 0, last: 0 }], targets: [target] });
    expect(message([posted(), other])).toEqual(message([posted()]));
  });

  const two = { id: exampleId(0xb) };
  it.each([
    ['the first text', [posted('one'), edited('two', two)], [posted(null), edited('two', two)], [messageId]],
    ['an edit', [posted('one'), edited('two', two)], [posted('one'), edited(null, two)], [exampleId(0xb)]],
    ['all texts', [posted('one'), edited('two', two)], [posted(null), edited(null, two)], [messageId, exampleId(0xb)]],
    ['a deleted message', [posted('one'), deleted()], [posted(null), deleted()], [messageId]],
  ])('of %s leaves the same message, folded then or later', (_, then, later, factIds) => {
    expect(message([...then, shredded(...factIds)])).toEqual(message([...later, shredded(...factIds)]));
  });
});
