import type { Emoji } from '@chat/schema/events';
import { describe, it } from 'vitest';
import { rejected } from '../errors/refusal.ts';
import { deciderSpec, exampleNow } from '../testing/deciderSpec.ts';
import { decideAddReaction, decideRemoveReaction } from './reactions.decide.ts';
import { foldedConversation } from './testing/foldedConversation.ts';
import { authorId, deleted, messageId, otherId, posted, reacted, thumb, timedOut, writerWith } from './testing/writers.ts';

const writer = writerWith(['ADD_REACTIONS']);
const reader = writerWith([]);
const conversation = deciderSpec(foldedConversation);
const reaction = { messageId, emoji: thumb };
type State = typeof foldedConversation.initial;
const adding =
  (by = writer) =>
  (state: State) =>
    decideAddReaction(state, { writer: by, reaction }, exampleNow);
const removing =
  (by = writer) =>
  (state: State) =>
    decideRemoveReaction(state, { writer: by, reaction });
const others = (count: number) => Array.from({ length: count }, (_, number) => reacted(`u-${number}` as Emoji, otherId));
const removed = { type: 'ReactionRemoved', data: { ...reaction, userId: authorId } } as const;

describe('reacting', () => {
  it('puts an emoji on a message', () => conversation.given(posted).when(adding()).thenFacts(reacted(thumb)));
  it('twice with the same emoji changes nothing', () => conversation.given(posted, reacted(thumb)).when(adding()).thenNothing());
  it('with a new emoji takes ADD_REACTIONS', () =>
    conversation.given(posted).when(adding(reader)).thenRejected(rejected('FORBIDDEN')));
  it('with an emoji that is there takes nothing', () =>
    conversation.given(posted, reacted(thumb, otherId)).when(adding(reader)).thenFacts(reacted(thumb)));
  it('puts 20 different emoji on a message', () =>
    conversation
      .given(posted, ...others(19))
      .when(adding())
      .thenFacts(reacted(thumb)));
  it('puts no 21st emoji on a message', () =>
    conversation
      .given(posted, ...others(20))
      .when(adding())
      .thenRejected(rejected('TOO_MANY', { rule: 'REACTIONS', limit: 20 })));
  it('with one of the 20 is always possible', () =>
    conversation
      .given(posted, ...others(19), reacted(thumb, otherId))
      .when(adding())
      .thenFacts(reacted(thumb)));
  it('to a deleted message is refused', () =>
    conversation.given(posted, deleted).when(adding()).thenRejected(rejected('MESSAGE_DELETED')));
  it('to an unknown message is refused', () => conversation.given().when(adding()).thenRejected(rejected('NOT_FOUND')));
  it('while timed out is refused, with an emoji that is there too', () =>
    conversation
      .given(posted, reacted(thumb, otherId))
      .when(adding(timedOut()))
      .thenRejected(rejected('TIMED_OUT', { retryAfter: 60_000 })));
  it('in an archived channel is refused, with an emoji that is there too', () =>
    conversation
      .given(posted, reacted(thumb, otherId))
      .when(adding(writerWith([], { closed: 'CHANNEL_ARCHIVED' })))
      .thenRejected(rejected('CHANNEL_ARCHIVED')));
  it('in a closed conversation is refused, with an emoji that is there too', () =>
    conversation
      .given(posted, reacted(thumb, otherId))
      .when(adding(writerWith(['ADD_REACTIONS'], { closed: 'CONVERSATION_CLOSED' })))
      .thenRejected(rejected('CONVERSATION_CLOSED')));
  it('as an administrator is not held by a time-out', () =>
    conversation
      .given(posted, reacted(thumb, otherId))
      .when(adding(writerWith(['ADMINISTRATOR'], { timedOutUntil: exampleNow + 1 })))
      .thenFacts(reacted(thumb)));
});

describe('taking a reaction back', () => {
  it('takes one’s own, while timed out too', () =>
    conversation.given(posted, reacted(thumb)).when(removing(timedOut())).thenFacts(removed));
  it('leaves those of others', () => conversation.given(posted, reacted(thumb, otherId)).when(removing()).thenNothing());
  it('twice changes nothing', () => conversation.given(posted, reacted(thumb), removed).when(removing()).thenNothing());
  it('of a deleted message is refused', () =>
    conversation.given(posted, reacted(thumb), deleted).when(removing()).thenRejected(rejected('MESSAGE_DELETED')));
  it('in an archived channel is refused', () =>
    conversation
      .given(posted, reacted(thumb))
      .when(removing(writerWith([], { closed: 'CHANNEL_ARCHIVED' })))
      .thenRejected(rejected('CHANNEL_ARCHIVED')));
  it('in a closed conversation takes one’s own', () =>
    conversation
      .given(posted, reacted(thumb))
      .when(removing(writerWith([], { closed: 'CONVERSATION_CLOSED' })))
      .thenFacts(removed));
});
