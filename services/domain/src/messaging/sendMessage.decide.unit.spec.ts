import type { Id } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { invalid, rejected } from '../errors/refusal.ts';
import { deciderSpec, exampleId, exampleNow } from '../testing/deciderSpec.ts';
import type { Writer } from './messaging.policy.ts';
import { decideSendMessage, type SendMessage } from './sendMessage.decide.ts';
import { foldedConversation } from './testing/foldedConversation.ts';
import { authorId, deleted, messageId, nobody, posted, timedOut, writerWith } from './testing/writers.ts';

const writer = writerWith(['SEND_MESSAGES']);
const conversation = deciderSpec(foldedConversation);
const sending =
  (command: Partial<SendMessage>, by: Writer = writer) =>
  (state: typeof foldedConversation.initial) =>
    decideSendMessage(state, { writer: by, command: { content: 'hello', replies: [], ...command } }, exampleNow);
const reply = (id: Id) => ({ messageId: id, mention: true });

describe('sending a message', () => {
  it('says what was said, by whom', () => conversation.given().when(sending({})).thenFacts(posted));

  it('answers messages of the channel', () => {
    const replies = [reply(messageId)];
    conversation
      .given(posted)
      .when(sending({ replies }))
      .thenFacts({ type: 'MessagePosted', data: { authorId, mentions: nobody, replies, text: { content: 'hello' } } });
  });

  it('mentions people and roles that its text names', () => {
    const content = `<@${exampleId(5)}> and <@&${exampleId(6)}>, not \`<@${exampleId(7)}>\``;
    conversation
      .given()
      .when(sending({ content }))
      .thenFacts({
        type: 'MessagePosted',
        data: {
          authorId,
          mentions: { users: [exampleId(5)], roles: [exampleId(6)], everyone: false, here: false },
          replies: [],
          text: { content },
        },
      });
  });

  it.each([
    ['with MENTION_EVERYONE', writerWith(['SEND_MESSAGES', 'MENTION_EVERYONE']), true],
    ['without it: then it is text', writer, false],
  ])('mentions everyone %s', (_, by, everyone) => {
    const content = '@everyone @here';
    conversation
      .given()
      .when(sending({ content }, by))
      .thenFacts({
        type: 'MessagePosted',
        data: { authorId, mentions: { users: [], roles: [], everyone, here: everyone }, replies: [], text: { content } },
      });
  });

  it('stores at most 100 mentions of each kind', () => {
    const content = Array.from({ length: 101 }, (_, number) => `<@${exampleId(number)}>`).join('');
    const facts = sending({ content })(foldedConversation.initial);
    expect(facts).toMatchObject([{ data: { mentions: { users: { length: 100 } } } }]);
  });

  it.each([
    ['nothing', '', invalid('content', 'EMPTY')],
    ['white space', ' \n\t', invalid('content', 'EMPTY')],
    ['4,001 code points', '😀'.repeat(4_001), invalid('content', 'TOO_LONG', 4_000)],
    ['half a character', 'a\ud83d', invalid('content', 'MALFORMED')],
  ])('of %s is refused', (_, content, refusal) => conversation.given().when(sending({ content })).thenRejected(refusal));

  it('takes 4,000 code points', () => {
    expect(sending({ content: '😀'.repeat(4_000) })(foldedConversation.initial)).toHaveLength(1);
  });

  it.each([
    ['an unknown message', [reply(exampleId(9))], 'UNKNOWN_MESSAGE'],
    ['the same message twice', [reply(messageId), reply(messageId)], 'REPEATED'],
  ])('in answer to %s is refused', (_, replies, rule) =>
    conversation.given(posted).when(sending({ replies })).thenRejected(invalid('replies', rule)),
  );

  it('in answer to a deleted message is refused like one to an unknown message', () =>
    conversation
      .given(posted, deleted)
      .when(sending({ replies: [reply(messageId)] }))
      .thenRejected(invalid('replies', 'UNKNOWN_MESSAGE')));

  it('in answer to more than 5 messages is refused', () =>
    conversation
      .given(posted)
      .when(sending({ replies: Array.from({ length: 6 }, (_, number) => reply(exampleId(number))) }))
      .thenRejected(invalid('replies', 'TOO_MANY', 5)));

  it.each([
    ['without SEND_MESSAGES', writerWith([]), rejected('FORBIDDEN')],
    ['in an archived channel', writerWith(['SEND_MESSAGES'], { closed: 'CHANNEL_ARCHIVED' }), rejected('CHANNEL_ARCHIVED')],
    [
      'in a closed conversation',
      writerWith(['SEND_MESSAGES'], { closed: 'CONVERSATION_CLOSED' }),
      rejected('CONVERSATION_CLOSED'),
    ],
    ['while timed out', timedOut(), rejected('TIMED_OUT', { retryAfter: 60_000 })],
    ['while timed out without end', timedOut(Number.POSITIVE_INFINITY), rejected('TIMED_OUT')],
    ['without VIEW_CHANNEL', { ...writer, permissions: 1n << 11n }, rejected('FORBIDDEN')],
  ])('%s is refused', (_, by, refusal) => conversation.given().when(sending({}, by)).thenRejected(refusal));

  it('is possible again when a time-out has ended', () =>
    conversation
      .given()
      .when(sending({}, writerWith(['SEND_MESSAGES'], { timedOutUntil: exampleNow })))
      .thenFacts(posted));
});
