export { InviteMutations } from './inviteMutations.resolver.ts';
export { GuildInvitesResolver, InviteResolver } from './invites.resolver.ts';
export { Member, memberOf } from './member.types.ts';
export { MemberMutations } from './memberMutations.resolver.ts';
export { GuildMembersResolver, MemberResolver } from './members.resolver.ts';
export { ViewerGuildsResolver } from './viewerGuilds.resolver.ts';
export { visibleMember } from './visibleMember.ts';
