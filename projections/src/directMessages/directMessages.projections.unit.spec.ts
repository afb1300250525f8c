import { describe, it } from 'vitest';
import { projectionSpec } from '../runner/projectionSpec.ts';
import { exampleId, examplePosition, recorded } from '../runner/recorded.ts';
import { blocksProjection } from './blocks.projection.ts';
import { directConversationsProjection } from './directConversations.projection.ts';

// The conversation of facts that name no stream; its messages stand in the channel with the same id.
const conversationId = exampleId(1);
const [ada, bob, cyd] = [exampleId(0x11), exampleId(0x12), exampleId(0x13)];
const mentions = { users: [], roles: [], everyone: false, here: false };
const posted = (content: string) => recorded('MessagePosted', { authorId: ada, mentions, replies: [], text: { content } });
const opened = recorded('DirectConversationOpened', { kind: 'GROUP', participantIds: [ada, bob] }, { at: 1_000 });

describe('direct conversations', () => {
  const spec = projectionSpec(directConversationsProjection);
  const asOpened = {
    _id: conversationId,
    kind: 'GROUP',
    participantIds: [ada, bob],
    openedAt: 1_000,
    lastMessageSeq: 0,
    lastPosition: examplePosition(1),
  } as const;

  it('stand from their opening on', () => {
    spec.given([opened]).then({ [conversationId]: asOpened });
  });

  it('are as new as their newest message', () => {
    spec.given([opened, posted('one'), posted('two')]).then({
      [conversationId]: { ...asOpened, lastMessageSeq: 2, lastPosition: examplePosition(3) },
    });
  });

  it('name those who are in them now', () => {
    const added = recorded('ParticipantAdded', { userId: cyd });
    const left = recorded('ParticipantLeft', { userId: ada });
    spec.given([opened, added, left]).then({ [conversationId]: { ...asOpened, participantIds: [bob, cyd] } });
  });

  it('are no channels of guilds, whose messages leave nothing here', () => {
    spec.given([posted('elsewhere')]).then({});
  });

  it('do not come from facts without an opening', () => {
    spec.given([recorded('ParticipantAdded', { userId: cyd }), recorded('ParticipantLeft', { userId: ada })]).then({});
  });
});

describe('blocks', () => {
  const spec = projectionSpec(blocksProjection);
  const stream = `account-${ada}`;
  const blocked = recorded('PersonBlocked', { userId: bob }, { stream, at: 1_000 });
  const _id = `${ada} ${bob}`;

  it('stand while somebody blocks somebody', () => {
    spec.given([blocked]).then({ [_id]: { _id, userId: ada, blockedId: bob, at: 1_000 } });
  });

  it('are gone with the block, of these two alone', () => {
    const other = recorded('PersonBlocked', { userId: cyd }, { stream, at: 2_000 });
    const unblocked = recorded('PersonUnblocked', { userId: bob }, { stream });
    const left = `${ada} ${cyd}`;
    spec.given([blocked, other, unblocked]).then({ [left]: { _id: left, userId: ada, blockedId: cyd, at: 2_000 } });
  });
});
