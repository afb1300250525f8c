import { describe, expect, it } from 'vitest';
import { memberRows } from './memberRows.ts';
import type { MemberSeen, MembersState } from './memberState.ts';

const roles = [
  { id: 'captain', name: 'Captain', permissions: '8', position: 2 },
  { id: 'mate', name: 'Mate', permissions: '0', position: 1 },
];
const member = (userId: string, presence: MemberSeen['presence'], roleIds: readonly string[] = []): MemberSeen => ({
  userId,
  name: userId,
  handle: userId,
  presence,
  roleIds,
});
const state: MembersState = {
  count: 5,
  next: undefined,
  members: [
    member('ann', 'OFFLINE', ['mate', 'captain']),
    member('ben', 'OFFLINE', ['mate']),
    member('cleo', 'IDLE', ['mate']),
    member('dan', 'ONLINE'),
    member('eve', 'UNKNOWN'),
  ],
};
const lines = (shown: MembersState) =>
  memberRows(shown, roles).map((row) => (row.kind === 'title' ? `${row.id} ${row.count}` : row.id));

describe('the list of members', () => {
  it('stands by the highest role of each, those who are there first, then the rest', () => {
    expect(lines(state)).toEqual(['captain 1', 'ann', 'mate 2', 'cleo', 'ben', 'here 1', 'dan', 'away 1', 'eve']);
  });

  it('is in the order of names while only a part is known', () => {
    expect(lines({ ...state, count: 50_000, next: 'more' })).toEqual(['all 50000', 'ann', 'ben', 'cleo', 'dan', 'eve']);
  });

  it('is empty for nobody', () => {
    expect(lines({ count: 0, next: undefined, members: [] })).toEqual([]);
  });
});
