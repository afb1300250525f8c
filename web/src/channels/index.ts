export { ChannelList } from './ChannelList.tsx';
export type { GuildDialogName } from './guildEntries.ts';
