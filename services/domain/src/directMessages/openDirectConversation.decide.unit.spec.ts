import { describe, expect, it } from 'vitest';
import { deciderSpec, exampleId } from '../testing/deciderSpec.ts';
import { directConversation } from './directConversation.state.ts';
import { conversationWith, decideOpenDirectConversation, type Reach } from './openDirectConversation.decide.ts';
import { adaId, bobId, cydId, opened } from './testing/parties.ts';

const spec = deciderSpec(directConversation);
const reached: Reach = { areKnown: true, mayTalk: true };
const pair = { kind: 'PAIR', participantIds: [adaId, bobId] } as const;

describe('with whom', () => {
  it('one other person makes a pair, more a group; the order in which they are named is no matter', () => {
    expect(conversationWith(bobId, [adaId])).toEqual(pair);
    expect(conversationWith(cydId, [bobId, adaId])).toEqual({ kind: 'GROUP', participantIds: [adaId, bobId, cydId] });
  });

  it('ten people at most, each once, oneself left out', () => {
    const others = Array.from({ length: 10 }, (_, index) => exampleId(100 + index));
    const refused = (rule: string, more = {}) => ({ rejected: 'INVALID_INPUT', field: 'userIds', rule, ...more });
    expect(conversationWith(adaId, [])).toEqual(refused('EMPTY'));
    expect(conversationWith(adaId, others)).toEqual(refused('TOO_MANY', { limit: 9 }));
    expect(conversationWith(adaId, others.slice(1))).toMatchObject({ kind: 'GROUP' });
    expect(conversationWith(adaId, [adaId])).toEqual(refused('YOURSELF'));
    expect(conversationWith(adaId, [bobId, bobId])).toEqual(refused('REPEATED'));
  });
});

describe('opening a direct conversation', () => {
  it('says who is in it', () => {
    spec
      .given()
      .when((state) => decideOpenDirectConversation(state, pair, reached))
      .thenFacts({ type: 'DirectConversationOpened', data: pair });
  });

  it('changes nothing where it stands', () => {
    spec
      .given(opened('PAIR', adaId, bobId))
      .when((state) => decideOpenDirectConversation(state, pair, reached))
      .thenNothing();
  });

  it('somebody who is not known is answered before anything else is said of them', () => {
    spec
      .given()
      .when((state) => decideOpenDirectConversation(state, pair, { areKnown: false, mayTalk: false }))
      .thenRejected({ rejected: 'NOT_FOUND' });
  });

  it.each([[[]], [[opened('PAIR', adaId, bobId)]]])('is closed to those who take nothing from each other: %#', (facts) => {
    spec
      .given(...facts)
      .when((state) => decideOpenDirectConversation(state, pair, { areKnown: true, mayTalk: false }))
      .thenRejected({ rejected: 'CONVERSATION_CLOSED' });
  });
});
