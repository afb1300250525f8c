export const channels = {
  channels: 'Channels',
  createChannel: 'Create a channel',
  channelName: 'Name of the channel',
  channelUnread: '{channel}, unread messages',
} as const;
