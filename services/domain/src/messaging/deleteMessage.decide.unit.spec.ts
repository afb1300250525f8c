import { describe, it } from 'vitest';
import { rejected } from '../errors/refusal.ts';
import { deciderSpec } from '../testing/deciderSpec.ts';
import { decideDeleteMessage } from './deleteMessage.decide.ts';
import { foldedConversation } from './testing/foldedConversation.ts';
import { deleted, messageId, otherId, pinned, posted, timedOut, writerWith } from './testing/writers.ts';

const author = writerWith([]);
const moderator = writerWith(['MANAGE_MESSAGES'], { userId: otherId });
const conversation = deciderSpec(foldedConversation);
const deleting =
  (writer = author) =>
  (state: typeof foldedConversation.initial) =>
    decideDeleteMessage(state, { writer, messageId });
const byModerator = { type: 'MessageDeleted', data: { messageId, byAuthor: false } } as const;

describe('deleting a message', () => {
  it('is open to its author, whatever else they may do', () => conversation.given(posted).when(deleting()).thenFacts(deleted));
  it('is open to its author while timed out', () => conversation.given(posted).when(deleting(timedOut())).thenFacts(deleted));
  it('of somebody else takes MANAGE_MESSAGES, and says that a moderator did it', () =>
    conversation.given(posted).when(deleting(moderator)).thenFacts(byModerator));
  it('of somebody else is forbidden otherwise', () =>
    conversation
      .given(posted)
      .when(deleting(writerWith(['SEND_MESSAGES'], { userId: otherId })))
      .thenRejected(rejected('FORBIDDEN')));
  it('takes its pin away first', () =>
    conversation.given(posted, pinned).when(deleting()).thenFacts({ type: 'MessageUnpinned', data: { messageId } }, deleted));
  it('changes nothing the second time', () => conversation.given(posted, deleted).when(deleting(moderator)).thenNothing());
  it('finds no unknown message', () => conversation.given().when(deleting()).thenRejected(rejected('NOT_FOUND')));
  it('is refused in an archived channel', () =>
    conversation
      .given(posted)
      .when(deleting(writerWith([], { closed: 'CHANNEL_ARCHIVED' })))
      .thenRejected(rejected('CHANNEL_ARCHIVED')));
  it('is possible in a closed conversation: one takes back what one said', () =>
    conversation
      .given(posted)
      .when(deleting(writerWith([], { closed: 'CONVERSATION_CLOSED' })))
      .thenFacts(deleted));
});
