import type { Folded, Id, InviteFact, Millis } from '@chat/schema/events';

/** A use of a limited invite that somebody has taken, and has joined by or not. */
export interface Claim {
  readonly userId: Id;
  readonly at: Millis;
}

export type InviteState =
  | { readonly status: 'UNKNOWN' }
  | {
      readonly status: 'OPEN' | 'REVOKED';
      readonly inviteId: Id;
      readonly guildId: Id;
      readonly inviterId: Id;
      /** Absent: as many as like. */
      readonly maxUses: number | undefined;
      readonly expiresAt: Millis | undefined;
      /** Those that stand, oldest first; what another claim replaced is void. */
      readonly claims: ReadonlyMap<Id, Claim>;
    };

export type ExistingInvite = Extract<InviteState, { readonly status: 'OPEN' | 'REVOKED' }>;

const withClaim = (state: ExistingInvite, fact: Folded<Extract<InviteFact, { readonly type: 'InviteClaimed' }>>) => {
  const claims = new Map(state.claims);
  if (fact.data.replaces !== undefined) claims.delete(fact.data.replaces);
  return { ...state, claims: claims.set(fact.id, { userId: fact.data.userId, at: fact.meta.at }) };
};

const evolve = (state: InviteState, fact: Folded<InviteFact>): InviteState => {
  if (fact.type === 'InviteCreated') {
    const { inviteId, guildId, inviterId, maxUses, expiresAt } = fact.data;
    return { status: 'OPEN', inviteId, guildId, inviterId, maxUses, expiresAt, claims: new Map() };
  }
  if (state.status === 'UNKNOWN') return state;
  return fact.type === 'InviteRevoked' ? { ...state, status: 'REVOKED' } : withClaim(state, fact);
};

/** Stream `invite-<keyed hash of the code>`. */
export const invite = { initial: { status: 'UNKNOWN' } as InviteState, evolve };
