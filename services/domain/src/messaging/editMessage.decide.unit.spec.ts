import { describe, it } from 'vitest';
import { invalid, rejected } from '../errors/refusal.ts';
import { deciderSpec, exampleId, exampleNow } from '../testing/deciderSpec.ts';
import { decideEditMessage } from './editMessage.decide.ts';
import { foldedConversation } from './testing/foldedConversation.ts';
import { deleted, messageId, nobody, otherId, posted, timedOut, writerWith } from './testing/writers.ts';

const author = writerWith(['SEND_MESSAGES']);
const moderator = writerWith(['SEND_MESSAGES', 'MANAGE_MESSAGES'], { userId: otherId });
const conversation = deciderSpec(foldedConversation);
const editing =
  (content: string, writer = author) =>
  (state: typeof foldedConversation.initial) =>
    decideEditMessage(state, { writer, command: { messageId, content } }, exampleNow);

describe('editing a message', () => {
  it('changes what it says and whom it mentions', () =>
    conversation
      .given(posted)
      .when(editing(`hi <@${exampleId(5)}>`))
      .thenFacts({
        type: 'MessageEdited',
        data: { messageId, mentions: { ...nobody, users: [exampleId(5)] }, text: { content: `hi <@${exampleId(5)}>` } },
      }));

  it('is for its author alone, not for moderators either', () =>
    conversation.given(posted).when(editing('hi', moderator)).thenRejected(rejected('FORBIDDEN')));

  it('comes too late for a deleted message', () =>
    conversation.given(posted, deleted).when(editing('hi')).thenRejected(rejected('MESSAGE_DELETED')));

  it('finds no unknown message', () => conversation.given().when(editing('hi')).thenRejected(rejected('NOT_FOUND')));

  it('keeps the rules of a text', () => conversation.given(posted).when(editing(' ')).thenRejected(invalid('content', 'EMPTY')));

  it.each([
    ['without SEND_MESSAGES', writerWith([]), rejected('FORBIDDEN')],
    ['in an archived channel', writerWith(['SEND_MESSAGES'], { closed: 'CHANNEL_ARCHIVED' }), rejected('CHANNEL_ARCHIVED')],
    [
      'in a closed conversation',
      writerWith(['SEND_MESSAGES'], { closed: 'CONVERSATION_CLOSED' }),
      rejected('CONVERSATION_CLOSED'),
    ],
    ['while timed out', timedOut(), rejected('TIMED_OUT', { retryAfter: 60_000 })],
  ])('%s is refused', (_, writer, refusal) => conversation.given(posted).when(editing('hi', writer)).thenRejected(refusal));
});
