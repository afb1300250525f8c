export { Channel, ChannelKindEnum, channelOf } from './channel.types.ts';
export { Category, Guild, guildOf, Role } from './guild.types.ts';
