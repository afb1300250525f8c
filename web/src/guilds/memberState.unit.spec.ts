import { describe, expect, it } from 'vitest';
import type { GuildEvent } from './guildState.ts';
import { type MembersState, membersOf, withMemberEvent, withNextPage } from './memberState.ts';

const person = (id: string, displayName: string | null, presence: 'ONLINE' | 'OFFLINE') => ({
  userId: id,
  roleIds: ['crew'],
  person: { id, displayName, handle: `@${id}`, avatarColour: '#000000', kind: 'PERSON' as const, presence },
});

const state = membersOf({
  id: 'g',
  memberCount: { count: 3, more: false },
  members: {
    edges: [
      { node: person('ann', 'Ann', 'ONLINE') },
      { node: person('ben', null, 'OFFLINE') },
      { node: { userId: 'gone', roleIds: [], person: null } },
    ],
    pageInfo: { hasNextPage: false, endCursor: 'end' },
  },
});
const fact = { cursor: 'c' };
const after = (...events: readonly GuildEvent[]): MembersState | undefined =>
  events.reduce<MembersState | undefined>((known, event) => known && withMemberEvent(known, event), state);

describe('members of a guild', () => {
  it('are called by their names, else by their handles', () => {
    expect(state.members.map(({ name, presence }) => [name, presence])).toEqual([
      ['Ann', 'ONLINE'],
      ['@ben', 'OFFLINE'],
      [null, 'UNKNOWN'],
    ]);
    expect(state.next).toBeUndefined();
  });

  it('are seen as they are by then', () => {
    const changes = [{ userId: 'ben', presence: 'IDLE' as const }];
    expect(after({ __typename: 'PresenceChanged', changes })?.members).toMatchObject([
      { userId: 'ann', presence: 'ONLINE' },
      { userId: 'ben', presence: 'IDLE' },
      { userId: 'gone', presence: 'UNKNOWN' },
    ]);
  });

  it('hold a role once, however often it is told, until it is taken', () => {
    const granted: GuildEvent = { __typename: 'MemberRoleGranted', ...fact, userId: 'ann', roleId: 'mates' };
    expect(after(granted, granted)?.members[0]?.roleIds).toEqual(['crew', 'mates']);
    expect(after(granted, { ...granted, __typename: 'MemberRoleRevoked' })?.members[0]?.roleIds).toEqual(['crew']);
  });

  it('are fewer where somebody goes whom one knows', () => {
    const left: GuildEvent = { __typename: 'MemberLeft', ...fact, userId: 'ben' };
    expect(after(left)).toMatchObject({ count: 2, members: [{ userId: 'ann' }, { userId: 'gone' }] });
    expect(after(left, left)).toBeUndefined();
  });

  it('are asked for anew where somebody comes, or where too much changed to be told', () => {
    expect(after({ __typename: 'PresenceChanged', changes: null })).toBeUndefined();
    expect(after({ __typename: 'MemberJoined', ...fact, userId: 'zoe' })).toBeUndefined();
    expect(after({ __typename: 'GuildRenamed', ...fact, name: 'x' })).toBe(state);
  });

  it('are each there once, on whichever pages they came', () => {
    const [ann, ben] = state.members;
    const page = { ...state, members: [ben, { ...ann, userId: 'zoe' }] } as MembersState;
    expect(withNextPage({ ...state, next: 'more' }, page).members.map(({ userId }) => userId)).toEqual([
      'ann',
      'ben',
      'gone',
      'zoe',
    ]);
    expect(withNextPage({ ...state, next: 'more' }, page).next).toBeUndefined();
  });
});
