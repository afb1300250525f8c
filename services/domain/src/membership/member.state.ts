import type { Folded, Id, MembershipFact, Millis } from '@chat/schema/events';

/** At this fact a member got a role, or lost it. */
export interface RoleChange {
  readonly revision: number;
  readonly roleId: Id;
  readonly held: boolean;
}

/** A person's standing in one guild, apart from owning it (the guild says that). */
export interface MemberState {
  readonly status: 'NONE' | 'MEMBER' | 'LEFT' | 'KICKED' | 'BANNED';
  readonly roles: ReadonlySet<Id>;
  /** Revision of the latest join, for the history bound; absent where there was none. */
  readonly joinedRevision: number | undefined;
  /** Since the latest join, in order; for the history bound. */
  readonly roleChanges: readonly RoleChange[];
  /** Every claim of a limited invite that a join has used up. */
  readonly usedClaims: ReadonlySet<Id>;
  readonly bannedUntil: Millis | undefined;
  /** `Infinity`: until it is lifted. 0: not timed out. */
  readonly timedOutUntil: Millis;
}

const nobody: MemberState = {
  status: 'NONE',
  roles: new Set(),
  joinedRevision: undefined,
  roleChanges: [],
  usedClaims: new Set(),
  bannedUntil: undefined,
  timedOutUntil: 0,
};

const withRole = (state: MemberState, roleId: Id, revision: number): MemberState => ({
  ...state,
  roles: new Set(state.roles).add(roleId),
  roleChanges: [...state.roleChanges, { revision, roleId, held: true }],
});

const withoutRole = (state: MemberState, roleId: Id, revision: number): MemberState => {
  const roles = new Set(state.roles);
  roles.delete(roleId);
  return { ...state, roles, roleChanges: [...state.roleChanges, { revision, roleId, held: false }] };
};

const withClaim = (claims: ReadonlySet<Id>, claimId: Id | undefined): ReadonlySet<Id> =>
  claimId === undefined ? claims : new Set(claims).add(claimId);

const evolve = (state: MemberState, fact: Folded<MembershipFact>): MemberState => {
  switch (fact.type) {
    case 'MemberJoined':
      return {
        ...nobody,
        status: 'MEMBER',
        joinedRevision: fact.revision,
        usedClaims: withClaim(state.usedClaims, fact.data.claimId),
        timedOutUntil: state.timedOutUntil,
      };
    case 'MemberLeft':
      return { ...state, status: 'LEFT', roles: new Set() };
    case 'MemberKicked':
      return { ...state, status: 'KICKED', roles: new Set() };
    case 'MemberBanned':
      return { ...state, status: 'BANNED', roles: new Set(), bannedUntil: fact.data.until };
    case 'MemberUnbanned':
      return { ...state, status: 'LEFT', bannedUntil: undefined };
    case 'MemberRoleGranted':
      return withRole(state, fact.data.roleId, fact.revision);
    case 'MemberRoleRevoked':
      return withoutRole(state, fact.data.roleId, fact.revision);
    case 'MemberTimedOut':
      return { ...state, timedOutUntil: fact.data.until ?? Number.POSITIVE_INFINITY };
    case 'MemberTimeoutLifted':
      return { ...state, timedOutUntil: 0 };
  }
};

/** Stream `membership-<guildId>_<userId>`. A time-out outlives leaving and joining again. */
export const member = { initial: nobody, evolve };
