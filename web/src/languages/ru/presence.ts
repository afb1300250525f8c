import type { presence as english } from '../en/presence.ts';
import type { Translated } from '../translated.ts';

export const presence: Translated<typeof english> = {
  ONLINE: 'В сети',
  IDLE: 'Нет на месте',
  DO_NOT_DISTURB: 'Не беспокоить',
  OFFLINE: 'Не в сети',
  UNKNOWN: 'Неизвестно, в сети ли',
  invisible: 'Невидимка',
  onlineHint: 'После пяти минут без движения — «Нет на месте»',
  idleHint: 'Для других вас нет на месте',
  doNotDisturbHint: 'Другие видят, что вы заняты',
  invisibleHint: 'Для других вы не в сети',
  choosePresence: 'Каким вас видят другие: {presence}',
};
