export {
  type CategoryTarget,
  createCategory,
  deleteCategory,
  moveCategory,
  renameCategory,
} from './category.handlers.ts';
export type { CreateChannel, MoveChannel } from './channel.decide.ts';
export {
  archiveChannel,
  changeChannelTopic,
  createChannel,
  deleteChannel,
  moveChannel,
  renameChannel,
  restoreChannel,
} from './channel.handlers.ts';
export { channelDirectory } from './channelDirectory.ts';
export { guildLimits } from './createGuild.decide.ts';
export { changeEveryonePermissions, completeImport, createGuild, type ImportedGuild, renameGuild } from './guild.handlers.ts';
export {
  type CategoryState,
  type ChannelState,
  type ExistingGuild,
  type GuildState,
  guild,
  type RoleState,
} from './guild.state.ts';
export { type GuildCommand, runInGuild } from './guildCommand.ts';
export type { After } from './placing.policy.ts';
