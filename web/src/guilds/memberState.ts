import type { GuildEvent } from './guildState.ts';
import type { MembersOfQuery } from './membersOf.generated.ts';

type Page = NonNullable<MembersOfQuery['guild']>;
export type Presence = NonNullable<Page['members']['edges'][number]['node']['person']>['presence'];

/** Somebody in a guild, as the list of members shows them. */
export interface MemberSeen {
  readonly userId: string;
  readonly name: string | null;
  readonly presence: Presence;
}

/** The first members of a guild by name, and how many there are. */
export interface MembersState {
  readonly members: readonly MemberSeen[];
  readonly count: number;
}

export const membersOf = ({ memberCount, members }: Page): MembersState => ({
  count: memberCount.count,
  members: members.edges.map(({ node: { userId, person } }) => ({
    userId,
    name: person?.displayName ?? person?.handle ?? null,
    presence: person?.presence ?? 'UNKNOWN',
  })),
});

/** The members after an event; `undefined` where they must be asked for anew. */
export const withMemberEvent = (state: MembersState, event: GuildEvent): MembersState | undefined => {
  switch (event.__typename) {
    case 'MemberJoined':
    case 'MemberLeft':
    case 'MemberKicked':
    case 'MemberBanned':
      return undefined;
    case 'PresenceChanged': {
      if (event.changes === null) return undefined;
      const changed = new Map(event.changes.map(({ userId, presence }) => [userId, presence]));
      const members = state.members.map((member) => ({ ...member, presence: changed.get(member.userId) ?? member.presence }));
      return { ...state, members };
    }
    default:
      return state;
  }
};

const isHere = ({ presence }: MemberSeen): boolean => presence !== 'OFFLINE' && presence !== 'UNKNOWN';

/** Who is there, then who is not; each by name as they came. */
export const byPresence = (members: readonly MemberSeen[]) => ({
  here: members.filter(isHere),
  away: members.filter((member) => !isHere(member)),
});
