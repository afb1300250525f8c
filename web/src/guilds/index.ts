export { GuildsProvider, useGuildDirectory, useGuilds } from './GuildsProvider.tsx';
export type { GuildsState, Viewer } from './guildDirectory.ts';
export { type Category, type Channel, type Guild, marksOf, type Role, withNewChannel } from './guildState.ts';
export { MemberCards, useOpenMember } from './MemberCards.tsx';
export { MemberList } from './MemberList.tsx';
export {
  type Direction,
  type Edge,
  type Place,
  placeOn,
  type Shift,
  shiftOf,
  standingOf,
  stepOf,
  type Thing,
  withThingAt,
} from './placing.ts';
export { type CreatedInvite, type GuildCommands, type InviteTerms, useGuildCommands } from './useGuildCommands.ts';
export { type Invite, useInvites } from './useInvites.ts';
export { type Permissions, usePermissions } from './usePermissions.ts';
