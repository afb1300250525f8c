import { type Id, memberOf, subjectOf } from '@chat/schema/events';
import { type MemberDocument, memberId, membersView } from '@chat/schema/views';
import { defineProjection, type FactOfType, type Handler } from '../runner/projection.ts';

const idOf = (stream: string): string => {
  const { guildId, userId } = memberOf(stream);
  return memberId(guildId, userId);
};

const ofMember = (fact: { readonly stream: string }): readonly string[] => [idOf(fact.stream)];

const joined = (guildId: Id, userId: Id, fact: FactOfType<'GuildCreated' | 'MemberJoined'>): Omit<MemberDocument, 'pos'> => ({
  _id: memberId(guildId, userId),
  guildId,
  userId,
  roleIds: [],
  joinedAt: fact.meta.occurredAt ?? fact.meta.at,
});

const gone = {
  touches: ofMember,
  evolve: () => undefined,
} satisfies Handler<MemberDocument, 'MemberLeft' | 'MemberKicked' | 'MemberBanned'>;

/** Who is in which guild, with their roles. */
export const membersProjection = defineProjection(membersView, {
  GuildCreated: {
    touches: (fact) => [memberId(subjectOf(fact.stream), fact.data.ownerId)],
    evolve: (_member, fact) => joined(subjectOf(fact.stream), fact.data.ownerId, fact),
  },
  MemberJoined: {
    touches: ofMember,
    evolve: (_member, fact) => {
      const { guildId, userId } = memberOf(fact.stream);
      return joined(guildId, userId, fact);
    },
  },
  MemberLeft: gone,
  MemberKicked: gone,
  MemberBanned: gone,
  MemberRoleGranted: {
    touches: ofMember,
    evolve: (member, fact) => member && { ...member, roleIds: [...member.roleIds, fact.data.roleId] },
  },
  MemberRoleRevoked: {
    touches: ofMember,
    evolve: (member, fact) => member && { ...member, roleIds: member.roleIds.filter((roleId) => roleId !== fact.data.roleId) },
  },
});
