import type { KeyedHash } from '@chat/schema/events';
import { subjectOf } from '@chat/schema/events';
import { type InviteDocument, invitesView } from '@chat/schema/views';
import { defineProjection, type FactOfType } from '../runner/projection.ts';

const hashOf = (stream: string): KeyedHash => subjectOf(stream) as string as KeyedHash; // of an invite's stream

const ofInvite = (fact: { readonly stream: string }): readonly string[] => [hashOf(fact.stream)];

const created = (fact: FactOfType<'InviteCreated'>): Omit<InviteDocument, 'pos'> => {
  const { inviteId, guildId, channelId, inviterId, maxUses, expiresAt } = fact.data;
  return {
    _id: hashOf(fact.stream),
    inviteId,
    guildId,
    channelId: channelId ?? null,
    inviterId,
    maxUses: maxUses ?? null,
    uses: 0,
    expiresAt: expiresAt ?? null,
    revoked: false,
    createdAt: fact.meta.at,
  };
};

const used = (invite: InviteDocument | undefined) => invite && { ...invite, uses: invite.uses + 1 };

/** Invites, by the keyed hash of their code. Uses of limited ones count when they are taken, of others when somebody joins. */
export const invitesProjection = defineProjection(invitesView, {
  InviteCreated: { touches: ofInvite, evolve: (_invite, fact) => created(fact) },
  InviteClaimed: {
    touches: ofInvite,
    evolve: (invite, fact) => (fact.data.replaces === undefined ? used(invite) : invite),
  },
  MemberJoined: {
    touches: ({ data }) => (data.invite === undefined || data.claimId !== undefined ? [] : [data.invite]),
    evolve: (invite) => used(invite),
  },
  InviteRevoked: { touches: ofInvite, evolve: (invite) => invite && { ...invite, revoked: true } },
});
