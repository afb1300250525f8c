import type { presence as english } from '../en/presence.ts';
import type { Translated } from '../translated.ts';

export const presence: Translated<typeof english> = {
  ONLINE: 'В сети',
  IDLE: 'Нет на месте',
  DO_NOT_DISTURB: 'Не беспокоить',
  OFFLINE: 'Не в сети',
  UNKNOWN: 'Неизвестно, в сети ли',
};
