export { standingOf, targetOf, visibleChannel, visibleGuild } from './access.ts';
export { Channel, ChannelKindEnum, channelOf } from './channel.types.ts';
export { Category, Guild, guildOf, Role } from './guild.types.ts';
export { GuildPayload, guildPayload } from './payloads.ts';
