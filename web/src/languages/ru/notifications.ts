import type { notifications as english } from '../en/notifications.ts';
import type { Translated } from '../translated.ts';

export const notifications: Translated<typeof english> = {
  notifiedIn: '#{channel} · {guild}',
  notifiedOf: '{author}: {text}',
  somethingNew: 'Что-то новое',
  newVersion: 'Готова новая версия.',
  reloadNow: 'Обновить',
  readOffline: 'Пока нет связи, можно читать то, что было здесь в последний раз.',
  waitingToGo: {
    one: '{count} сообщение ждёт отправки',
    few: '{count} сообщения ждут отправки',
    many: '{count} сообщений ждут отправки',
    other: '{count} сообщения ждут отправки',
  },
  asItWas: 'Так было {time}',
};
