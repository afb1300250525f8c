import type { Emoji } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { exampleId, type GivenDraft, stateAfter } from '../testing/deciderSpec.ts';
import { foldedConversation } from './testing/foldedConversation.ts';
import { authorId, deleted, messageId, nobody, otherId, pinned, posted, reacted, thumb } from './testing/writers.ts';

const after = (...drafts: readonly GivenDraft[]) => stateAfter(foldedConversation, drafts).message(messageId);
const edited: GivenDraft = { type: 'MessageEdited', data: { messageId, mentions: nobody, text: { content: 'hi' } } };
const unpinned: GivenDraft = { type: 'MessageUnpinned', data: { messageId } };
const takenBack = (emoji: Emoji, userId = authorId): GivenDraft => ({
  type: 'ReactionRemoved',
  data: { messageId, emoji, userId },
});
const standing = { status: 'POSTED', authorId, pinned: false, reactions: new Map() };

describe('a message', () => {
  it('is unknown before it is posted, whatever names it', () => {
    expect(stateAfter(foldedConversation, [deleted, pinned]).message(messageId)).toEqual({ status: 'UNKNOWN' });
  });

  it('stands once it is posted', () => expect(after(posted)).toEqual(standing));
  it('stays what it was when it is edited', () => expect(after(posted, edited)).toEqual(standing));
  it('is posted once', () => {
    const again = { ...posted, id: messageId, data: { ...posted.data, authorId: otherId } } as GivenDraft;
    expect(after(posted, again)).toEqual(standing);
  });
  it('is pinned and unpinned', () => {
    expect(after(posted, pinned)).toEqual({ ...standing, pinned: true });
    expect(after(posted, pinned, unpinned)).toEqual(standing);
  });
  it('counts who reacts with each emoji', () => {
    expect(after(posted, reacted(thumb), reacted(thumb, otherId))).toEqual({ ...standing, reactions: new Map([[thumb, 2]]) });
  });
  it('forgets an emoji that nobody holds any more', () => {
    expect(after(posted, reacted(thumb), takenBack(thumb))).toEqual(standing);
  });
  it('that is deleted stays deleted, whatever follows', () => {
    expect(after(posted, pinned, deleted, edited, reacted(thumb), pinned)).toEqual({ status: 'DELETED', authorId });
  });
  it('is not touched by facts about another one', () => {
    const other: GivenDraft = { type: 'MessageDeleted', data: { messageId: exampleId(99), byAuthor: true } };
    expect(after(posted, other)).toEqual(standing);
  });
});
