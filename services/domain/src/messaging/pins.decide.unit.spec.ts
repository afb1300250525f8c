import { describe, it } from 'vitest';
import { rejected } from '../errors/refusal.ts';
import { deciderSpec, exampleId, exampleNow, type GivenDraft } from '../testing/deciderSpec.ts';
import { decidePinMessage, decideUnpinMessage } from './pins.decide.ts';
import { foldedConversation } from './testing/foldedConversation.ts';
import { deleted, messageId, pinned, posted, writerWith } from './testing/writers.ts';

const writer = writerWith(['PIN_MESSAGES']);
const conversation = deciderSpec(foldedConversation);
type State = typeof foldedConversation.initial;
const pinning =
  (by = writer) =>
  (state: State) =>
    decidePinMessage(state, { writer: by, messageId }, exampleNow);
const unpinning =
  (by = writer) =>
  (state: State) =>
    decideUnpinMessage(state, { writer: by, messageId }, exampleNow);
const unpinned = { type: 'MessageUnpinned', data: { messageId } } as const;
const otherPins = (count: number): readonly GivenDraft[] =>
  Array.from({ length: count }, (_, number) => ({ type: 'MessagePinned', data: { messageId: exampleId(number) } }));

describe('pinning', () => {
  it('pins a message', () => conversation.given(posted).when(pinning()).thenFacts(pinned));
  it('twice changes nothing', () => conversation.given(posted, pinned).when(pinning()).thenNothing());
  it('takes PIN_MESSAGES', () =>
    conversation
      .given(posted)
      .when(pinning(writerWith(['MANAGE_MESSAGES'])))
      .thenRejected(rejected('FORBIDDEN')));
  it('keeps 250 pins a channel', () =>
    conversation
      .given(posted, ...otherPins(249))
      .when(pinning())
      .thenFacts(pinned));
  it('keeps no 251st', () =>
    conversation
      .given(posted, ...otherPins(250))
      .when(pinning())
      .thenRejected(rejected('TOO_MANY', { rule: 'PINS', limit: 250 })));
  it('leaves a deleted message', () =>
    conversation.given(posted, deleted).when(pinning()).thenRejected(rejected('MESSAGE_DELETED')));
  it('finds no unknown message', () => conversation.given().when(pinning()).thenRejected(rejected('NOT_FOUND')));
});

describe('unpinning', () => {
  it('unpins a message', () => conversation.given(posted, pinned).when(unpinning()).thenFacts(unpinned));
  it('of what is not pinned changes nothing', () => conversation.given(posted).when(unpinning()).thenNothing());
  it('takes PIN_MESSAGES', () =>
    conversation
      .given(posted, pinned)
      .when(unpinning(writerWith([])))
      .thenRejected(rejected('FORBIDDEN')));
  it('makes room for another pin', () =>
    conversation
      .given(posted, pinned, ...otherPins(249), unpinned)
      .when(pinning())
      .thenFacts(pinned));
  it('finds no unknown message', () => conversation.given().when(unpinning()).thenRejected(rejected('NOT_FOUND')));
});
