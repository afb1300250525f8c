import { describe, expect, it } from 'vitest';
import { byPresence, membersOf, withMemberEvent } from './memberState.ts';

const person = (id: string, displayName: string | null, presence: 'ONLINE' | 'OFFLINE') => ({
  userId: id,
  person: { id, displayName, handle: `@${id}`, avatarColour: '#000000', kind: 'PERSON' as const, presence },
});

const state = membersOf({
  id: 'g',
  memberCount: { count: 3, more: false },
  members: {
    edges: [
      { node: person('ann', 'Ann', 'ONLINE') },
      { node: person('ben', null, 'OFFLINE') },
      { node: { userId: 'gone', person: null } },
    ],
    pageInfo: { hasNextPage: false },
  },
} as unknown as Parameters<typeof membersOf>[0]);

describe('members of a guild', () => {
  it('are called by their names, else by their handles', () => {
    expect(state.members.map(({ name, presence }) => [name, presence])).toEqual([
      ['Ann', 'ONLINE'],
      ['@ben', 'OFFLINE'],
      [null, 'UNKNOWN'],
    ]);
  });

  it('are seen as they are by then', () => {
    const changes = [{ userId: 'ben', presence: 'IDLE' as const }];
    const after = withMemberEvent(state, { __typename: 'PresenceChanged', changes });
    expect(byPresence(after?.members ?? [])).toMatchObject({
      here: [{ userId: 'ann' }, { userId: 'ben' }],
      away: [{ userId: 'gone' }],
    });
  });

  it('are asked for anew where somebody comes or goes, or where too much changed to be told', () => {
    expect(withMemberEvent(state, { __typename: 'PresenceChanged', changes: null })).toBeUndefined();
    expect(withMemberEvent(state, { __typename: 'MemberLeft', cursor: 'c' })).toBeUndefined();
    expect(withMemberEvent(state, { __typename: 'GuildRenamed', cursor: 'c', name: 'x' })).toBe(state);
  });
});
