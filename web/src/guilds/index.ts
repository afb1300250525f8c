export { GuildsProvider, useGuildDirectory, useGuilds } from './GuildsProvider.tsx';
export type { GuildsState, Viewer } from './guildDirectory.ts';
export { type Category, type Channel, type Guild, marksOf } from './guildState.ts';
export { MemberList } from './MemberList.tsx';
export { type GuildCommands, useGuildCommands } from './useGuildCommands.ts';
