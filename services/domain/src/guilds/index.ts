export type { CategoryTarget } from './category.handlers.ts';
export type { CreateChannel, MoveChannel } from './channel.decide.ts';
export { channelDirectory } from './channelDirectory.ts';
export { guildLimits } from './createGuild.decide.ts';
export type { ImportedGuild } from './guild.handlers.ts';
export {
  type CategoryState,
  type ChannelState,
  type ExistingGuild,
  type GuildState,
  guild,
  type RoleState,
} from './guild.state.ts';
export { guildHandlers } from './guildHandlers.ts';
export { type ImportedChannel, importTopic } from './importTopic.handlers.ts';
export type { After } from './placing.policy.ts';
