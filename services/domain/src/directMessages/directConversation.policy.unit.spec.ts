import { maskOf } from '@chat/schema/permissions';
import { describe, expect, it } from 'vitest';
import { account } from '../identity/index.ts';
import { type GivenDraft, stateAfter } from '../testing/deciderSpec.ts';
import { directPermissions, mayTalk, otherOfPair } from './directConversation.policy.ts';
import { directConversation } from './directConversation.state.ts';
import { accountWith, adaId, added, blocked, bobId, cydId, left, opened, unblocked } from './testing/parties.ts';

const after = (...facts: Parameters<typeof stateAfter>[1]) => stateAfter(directConversation, facts);
const talking = maskOf('VIEW_CHANNEL', 'SEND_MESSAGES', 'ADD_REACTIONS', 'PIN_MESSAGES');

describe('who may do what in a direct conversation', () => {
  it('everybody of its opening reads all of it, and touches nobody else’s messages', () => {
    const expected = BigInt(talking) | BigInt(maskOf('READ_HISTORY'));
    expect(directPermissions(after(opened('PAIR', adaId, bobId)), adaId)).toBe(expected);
  });

  it('who was added, or came back, does not read what was said before', () => {
    const state = after(opened('GROUP', adaId, bobId), added(cydId), left(bobId), added(bobId));
    for (const userId of [bobId, cydId]) expect(directPermissions(state, userId)).toBe(BigInt(talking));
  });

  it('nobody else may do anything', () => {
    expect(directPermissions(after(opened('GROUP', adaId, bobId), left(bobId)), bobId)).toBe(0n);
    expect(directPermissions(after(opened('PAIR', adaId, bobId)), cydId)).toBe(0n);
    expect(directPermissions(directConversation.initial, adaId)).toBe(0n);
  });
});

describe('the other one', () => {
  it('is there in a pair, for those who are in it', () => {
    const pair = after(opened('PAIR', adaId, bobId));
    expect(otherOfPair(pair, adaId)).toBe(bobId);
    expect(otherOfPair(pair, bobId)).toBe(adaId);
    expect(otherOfPair(pair, cydId)).toBeUndefined();
    expect(otherOfPair(after(opened('GROUP', adaId, bobId)), adaId)).toBeUndefined();
    expect(otherOfPair(directConversation.initial, adaId)).toBeUndefined();
  });
});

describe('two take something new from each other', () => {
  const ada = (...facts: readonly GivenDraft[]) => ({ userId: adaId, account: accountWith(...facts) });
  const bob = (...facts: readonly GivenDraft[]) => ({ userId: bobId, account: accountWith(...facts) });

  it('unless one of them has blocked the other', () => {
    expect(mayTalk(ada(), bob())).toBe(true);
    expect(mayTalk(ada(blocked(bobId)), bob())).toBe(false);
    expect(mayTalk(ada(), bob(blocked(adaId)))).toBe(false);
    expect(mayTalk(ada(blocked(cydId)), bob(blocked(cydId)))).toBe(true);
    expect(mayTalk(ada(blocked(bobId), blocked(cydId), unblocked(bobId)), bob())).toBe(true);
  });

  it('unless one of them cannot log in', () => {
    expect(mayTalk(ada(), { userId: bobId, account: account.initial })).toBe(false);
    expect(mayTalk({ userId: adaId, account: account.initial }, bob())).toBe(false);
  });
});
