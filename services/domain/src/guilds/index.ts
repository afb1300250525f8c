export { channelDirectory } from './channelDirectory.ts';
export {
  type CategoryState,
  type ChannelState,
  type ExistingGuild,
  type GuildState,
  guild,
  type RoleState,
} from './guild.state.ts';
