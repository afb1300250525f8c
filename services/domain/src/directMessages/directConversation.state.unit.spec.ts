import { describe, expect, it } from 'vitest';
import { stateAfter } from '../testing/deciderSpec.ts';
import { directConversation } from './directConversation.state.ts';
import { adaId, added, bobId, cydId, left, opened } from './testing/parties.ts';

const participantsAfter = (...facts: Parameters<typeof stateAfter>[1]) => {
  const state = stateAfter(directConversation, facts);
  return state.status === 'OPENED' ? [...state.participants] : undefined;
};

describe('a direct conversation', () => {
  it('is unknown until it is opened, whatever its stream begins with', () => {
    expect(participantsAfter()).toBeUndefined();
    expect(participantsAfter(added(adaId))).toBeUndefined();
  });

  it('has the people of its opening from the start on, and others from when they were added', () => {
    expect(participantsAfter(opened('GROUP', adaId, bobId), added(cydId))).toEqual([
      [adaId, 0],
      [bobId, 0],
      [cydId, 1],
    ]);
  });

  it('has no more who left; who comes back came just then', () => {
    const facts = [opened('GROUP', adaId, bobId), left(bobId)];
    expect(participantsAfter(...facts)).toEqual([[adaId, 0]]);
    expect(participantsAfter(...facts, added(bobId))).toEqual([
      [adaId, 0],
      [bobId, 2],
    ]);
  });

  it('is opened once', () => {
    expect(participantsAfter(opened('PAIR', adaId, bobId), opened('GROUP', cydId))).toHaveLength(2);
  });
});
