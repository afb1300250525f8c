import { describe, expect, it } from 'vitest';
import { exampleNow, type GivenDraft, exampleId as id, stateAfter } from '../testing/deciderSpec.ts';
import { claimHolds, claimMayBeReplaced, isFresh, isJoinable, isOpen, replaceable } from './invite.policy.ts';
import { invite } from './invite.state.ts';

const created = (more: object = {}): GivenDraft => ({
  type: 'InviteCreated',
  data: { inviteId: id(8), guildId: id(7), inviterId: id(1), ...more },
});
const claimed = (number: number, more: object = {}): GivenDraft => ({
  type: 'InviteClaimed',
  data: { userId: id(number), ...more },
  id: id(100 + number),
});
const after = (...facts: readonly GivenDraft[]) => stateAfter(invite, facts);
const now = exampleNow;

describe('the state of an invite', () => {
  it('is unknown until it is created', () => {
    expect(after()).toEqual({ status: 'UNKNOWN' });
    expect(after(claimed(2))).toEqual({ status: 'UNKNOWN' });
  });

  it('holds the claims that stand', () => {
    const state = after(created({ maxUses: 2 }), claimed(2), claimed(3, { replaces: id(102) }));
    expect(state).toMatchObject({ status: 'OPEN', maxUses: 2, claims: new Map([[id(103), { userId: id(3), at: now }]]) });
  });

  it('ends by revocation, by time and by its uses', () => {
    const revoked = after(created(), { type: 'InviteRevoked', data: { inviteId: id(8) } });
    const expiring = after(created({ expiresAt: now + 1 }));
    const used = after(created({ maxUses: 1 }), claimed(2));
    expect([isOpen(after(), now), isOpen(revoked, now), isOpen(expiring, now), isOpen(expiring, now + 1)]).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect([isJoinable(after(created()), now), isJoinable(used, now), isOpen(used, now)]).toEqual([true, false, true]);
  });

  it('lets a claim be joined by for ten minutes and given away a minute later', () => {
    const state = after(created({ maxUses: 1 }), claimed(2));
    const claim = { userId: id(2), at: now };
    expect([isFresh(claim, now + claimHolds - 1), isFresh(claim, now + claimHolds)]).toEqual([true, false]);
    if (state.status === 'UNKNOWN') throw new Error('it was created');
    expect(replaceable(state, now + claimMayBeReplaced - 1)).toEqual([]);
    expect(replaceable(state, now + claimMayBeReplaced)).toEqual([[id(102), claim]]);
  });
});
