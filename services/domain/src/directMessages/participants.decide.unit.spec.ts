import { describe, it } from 'vitest';
import { deciderSpec, exampleId } from '../testing/deciderSpec.ts';
import { directConversation } from './directConversation.state.ts';
import { decideAddParticipant, decideLeaveDirectConversation } from './participants.decide.ts';
import { adaId, added, bobId, cydId, left, opened } from './testing/parties.ts';

const spec = deciderSpec(directConversation);
const reached = { areKnown: true, mayTalk: true };
const add =
  (actorId = adaId, userId = cydId, reach = reached) =>
  (state: Parameters<typeof decideAddParticipant>[0]) =>
    decideAddParticipant(state, { actorId, userId }, reach);
const leave =
  (actorId = adaId) =>
  (state: Parameters<typeof decideAddParticipant>[0]) =>
    decideLeaveDirectConversation(state, actorId);

const group = opened('GROUP', adaId, bobId);
const notFound = { rejected: 'NOT_FOUND' } as const;
const noGroup = { rejected: 'INVALID_INPUT', field: 'conversationId', rule: 'NOT_A_GROUP' } as const;

describe('adding somebody to a group', () => {
  it('anybody in it may', () => {
    spec
      .given(group)
      .when(add(bobId))
      .thenFacts({ type: 'ParticipantAdded', data: { userId: cydId } });
  });

  it('brings back who left', () => {
    spec
      .given(group, left(bobId))
      .when(add(adaId, bobId))
      .thenFacts({ type: 'ParticipantAdded', data: { userId: bobId } });
  });

  it('changes nothing for who is in it', () => {
    spec
      .given(group)
      .when(add(adaId, bobId, { areKnown: false, mayTalk: false }))
      .thenNothing();
  });

  it('needs somebody whom one knows and talks to', () => {
    spec
      .given(group)
      .when(add(adaId, cydId, { areKnown: false, mayTalk: false }))
      .thenRejected(notFound);
    spec
      .given(group)
      .when(add(adaId, cydId, { areKnown: true, mayTalk: false }))
      .thenRejected({ rejected: 'CONVERSATION_CLOSED' });
  });

  it('ends at ten', () => {
    const others = Array.from({ length: 8 }, (_, index) => added(exampleId(100 + index)));
    spec
      .given(group, ...others)
      .when(add())
      .thenRejected({ rejected: 'TOO_MANY', rule: 'PARTICIPANTS', limit: 10 });
    spec
      .given(group, ...others, left(bobId))
      .when(add())
      .thenFacts({ type: 'ParticipantAdded', data: { userId: cydId } });
  });

  it('is for those who are in it, and never for a pair', () => {
    spec.given().when(add()).thenRejected(notFound);
    spec.given(group).when(add(cydId)).thenRejected(notFound);
    spec
      .given(opened('PAIR', adaId, bobId))
      .when(add())
      .thenRejected(noGroup);
    spec
      .given(opened('PAIR', adaId, bobId))
      .when(add(cydId))
      .thenRejected(notFound);
  });
});

describe('leaving a group', () => {
  it('takes oneself out of it', () => {
    spec
      .given(group)
      .when(leave(bobId))
      .thenFacts({ type: 'ParticipantLeft', data: { userId: bobId } });
  });

  it('is for those who are in it, and never for a pair', () => {
    spec.given(group, left(bobId)).when(leave(bobId)).thenRejected(notFound);
    spec.given().when(leave()).thenRejected(notFound);
    spec
      .given(opened('PAIR', adaId, bobId))
      .when(leave())
      .thenRejected(noGroup);
  });
});
