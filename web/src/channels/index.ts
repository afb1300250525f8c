export { ChannelList } from './ChannelList.tsx';
export type { GuildDialogName } from './GuildHead.tsx';
