import { describe, expect, it } from 'vitest';
import { account } from '../identity/index.ts';
import { exampleId } from '../testing/deciderSpec.ts';
import { decideBlockPerson, decideUnblockPerson } from './blocks.decide.ts';
import { accountWith, adaId, blocked, bobId, unblocked } from './testing/parties.ts';

const block = (state: Parameters<typeof decideBlockPerson>[0], userId = bobId, isKnown = true) =>
  decideBlockPerson(state, { actorId: adaId, userId, isKnown });

describe('blocking somebody', () => {
  it('is for people whom one knows, but not oneself', () => {
    expect(block(accountWith())).toEqual([{ type: 'PersonBlocked', data: { userId: bobId } }]);
    expect(block(accountWith(), bobId, false)).toEqual({ rejected: 'NOT_FOUND' });
    expect(block(accountWith(), adaId)).toEqual({ rejected: 'INVALID_INPUT', field: 'userId', rule: 'YOURSELF' });
    expect(block(account.initial)).toEqual({ rejected: 'UNAUTHENTICATED' });
  });

  it('happens once, also where they are known no more', () => {
    expect(block(accountWith(blocked(bobId)), bobId, false)).toEqual([]);
    expect(block(accountWith(blocked(bobId), unblocked(bobId)))).toHaveLength(1);
  });

  it('ends at 1,000', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => blocked(exampleId(1_000 + index)));
    expect(block(accountWith(...many))).toEqual({ rejected: 'TOO_MANY', rule: 'BLOCKED_PEOPLE', limit: 1_000 });
  });

  it('is undone, and nothing happens where there is no block', () => {
    expect(decideUnblockPerson(accountWith(blocked(bobId)), bobId)).toEqual([
      { type: 'PersonUnblocked', data: { userId: bobId } },
    ]);
    expect(decideUnblockPerson(accountWith(), bobId)).toEqual([]);
    expect(decideUnblockPerson(account.initial, bobId)).toEqual({ rejected: 'UNAUTHENTICATED' });
  });
});
