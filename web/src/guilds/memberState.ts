import type { GuildEvent } from './guildState.ts';
import type { MembersOfQuery } from './membersOf.generated.ts';

export type MembersPage = NonNullable<MembersOfQuery['guild']>;
export type Presence = NonNullable<MembersPage['members']['edges'][number]['node']['person']>['presence'];

/** Somebody in a guild, as the list of members shows them. */
export interface MemberSeen {
  readonly userId: string;
  readonly name: string | null;
  readonly handle: string | null;
  readonly presence: Presence;
  readonly roleIds: readonly string[];
}

/** The first members of a guild by name, and how many there are. */
export interface MembersState {
  readonly members: readonly MemberSeen[];
  readonly count: number;
  /** Where the next page begins; `undefined` where all are known. */
  readonly next: string | undefined;
}

type MemberRow = MembersPage['members']['edges'][number]['node'];

export const memberOf = ({ userId, roleIds, person }: MemberRow): MemberSeen => ({
  userId,
  name: person?.displayName ?? person?.handle ?? null,
  handle: person?.handle ?? null,
  presence: person?.presence ?? 'UNKNOWN',
  roleIds,
});

export const membersOf = ({ memberCount, members: { edges, pageInfo } }: MembersPage): MembersState => ({
  count: memberCount.count,
  next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  members: edges.map(({ node }) => memberOf(node)),
});

/** With the page behind them. Who was on both, since somebody joined meanwhile, is there once. */
export const withNextPage = (known: MembersState, page: MembersState): MembersState => {
  const ids = new Set(known.members.map(({ userId }) => userId));
  return { ...page, members: [...known.members, ...page.members.filter(({ userId }) => !ids.has(userId))] };
};

const changed = (state: MembersState, userId: string, change: (member: MemberSeen) => MemberSeen): MembersState => ({
  ...state,
  members: state.members.map((member) => (member.userId === userId ? change(member) : member)),
});

/** Somebody who is not among those who are known may have been counted or not. */
const withoutMember = (state: MembersState, userId: string): MembersState | undefined => {
  const members = state.members.filter((member) => member.userId !== userId);
  return members.length === state.members.length ? undefined : { ...state, members, count: state.count - 1 };
};

type PresenceChange = Extract<GuildEvent, { readonly __typename: 'PresenceChanged' }>;

const withPresence = (state: MembersState, { changes }: PresenceChange): MembersState | undefined => {
  if (changes === null) return undefined;
  const now = new Map(changes.map(({ userId, presence }) => [userId, presence]));
  const members = state.members.map((member) => {
    const presence = now.get(member.userId) ?? member.presence;
    return presence === member.presence ? member : { ...member, presence };
  });
  return { ...state, members };
};

/** The members after an event; `undefined` where they must be asked for anew. */
export const withMemberEvent = (state: MembersState, event: GuildEvent): MembersState | undefined => {
  switch (event.__typename) {
    case 'MemberJoined':
      return undefined;
    case 'MemberLeft':
    case 'MemberKicked':
    case 'MemberBanned':
      return withoutMember(state, event.userId);
    case 'MemberRoleGranted': {
      const { roleId } = event;
      const granted = ({ roleIds }: MemberSeen) => [...roleIds.filter((id) => id !== roleId), roleId];
      return changed(state, event.userId, (member) => ({ ...member, roleIds: granted(member) }));
    }
    case 'MemberRoleRevoked': {
      const { roleId } = event;
      return changed(state, event.userId, (member) => ({ ...member, roleIds: member.roleIds.filter((id) => id !== roleId) }));
    }
    case 'PresenceChanged':
      return withPresence(state, event);
    default:
      return state;
  }
};

/** Whether somebody is seen to be there. */
export const isHere = ({ presence }: Pick<MemberSeen, 'presence'>): boolean => presence !== 'OFFLINE' && presence !== 'UNKNOWN';
