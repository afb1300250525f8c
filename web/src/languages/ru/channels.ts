import type { channels as english } from '../en/channels.ts';
import type { Translated } from '../translated.ts';

export const channels: Translated<typeof english> = {
  channels: 'Каналы',
  createChannel: 'Создать канал',
  channelName: 'Название канала',
  channelUnread: '{channel}, есть непрочитанное',
};
