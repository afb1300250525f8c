import type { KeyedHash } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { exampleId as id, stateAfter } from '../testing/deciderSpec.ts';
import { member } from './member.state.ts';

const after = (...facts: Parameters<typeof stateAfter>[1]) => stateAfter(member, facts);
const joined = { type: 'MemberJoined', data: { via: 'INVITE', invite: id(7) as string as KeyedHash } } as const;
const byClaim = (claim: number) => ({ type: 'MemberJoined', data: { via: 'INVITE', claimId: id(claim) } }) as const;
const granted = { type: 'MemberRoleGranted', data: { roleId: id(5) } } as const;
const left = { type: 'MemberLeft', data: {} } as const;
const timedOut = { type: 'MemberTimedOut', data: {} } as const;

describe('the state of a member', () => {
  it('is nobody until they join', () => expect(after()).toMatchObject({ status: 'NONE', joinedRevision: undefined }));

  it('knows the latest join', () => {
    expect(after(joined)).toMatchObject({ status: 'MEMBER', joinedRevision: 0 });
    expect(after(joined, left, joined)).toMatchObject({ status: 'MEMBER', joinedRevision: 2 });
  });

  it('remembers every claim that a join has used', () =>
    expect([...after(byClaim(1), left, byClaim(2), left, joined).usedClaims]).toEqual([id(1), id(2)]));

  it('loses roles by leaving, by a kick and by a ban', () => {
    const kicked = { type: 'MemberKicked', data: {} } as const;
    const banned = { type: 'MemberBanned', data: { until: 9 } } as const;
    expect([...after(joined, granted).roles]).toEqual([id(5)]);
    expect(after(joined, granted, left)).toMatchObject({ status: 'LEFT', roles: new Set() });
    expect(after(joined, granted, kicked)).toMatchObject({ status: 'KICKED', roles: new Set() });
    expect(after(joined, granted, banned)).toMatchObject({ status: 'BANNED', roles: new Set(), bannedUntil: 9 });
    expect(after(joined, granted, { type: 'MemberRoleRevoked', data: { roleId: id(5) } }).roles.size).toBe(0);
  });

  it('knows since the latest join which roles came and went, and when', () => {
    const revoked = { type: 'MemberRoleRevoked', data: { roleId: id(5) } } as const;
    expect(after(joined, granted, left, joined, granted, revoked).roleChanges).toEqual([
      { revision: 4, roleId: id(5), held: true },
      { revision: 5, roleId: id(5), held: false },
    ]);
  });

  it('may join again once a ban is lifted', () =>
    expect(after({ type: 'MemberBanned', data: {} }, { type: 'MemberUnbanned', data: {} })).toMatchObject({ status: 'LEFT' }));

  it('stays timed out over leaving and joining, until it is lifted', () => {
    expect(after(joined, timedOut, left, joined).timedOutUntil).toBe(Number.POSITIVE_INFINITY);
    expect(after(joined, { type: 'MemberTimedOut', data: { until: 5 } }).timedOutUntil).toBe(5);
    expect(after(joined, timedOut, { type: 'MemberTimeoutLifted', data: {} }).timedOutUntil).toBe(0);
  });
});
