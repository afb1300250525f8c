import type { messaging as english } from '../en/messaging.ts';
import type { Translated } from '../translated.ts';

export const messaging: Translated<typeof english> = {
  erasedPerson: 'Удалённый человек',
  erasedName: 'Название удалено',
  erasedText: 'Этот текст удалён навсегда.',
  deletedByAuthor: 'Сообщение удалено автором',
  deletedByModerator: 'Сообщение удалено модератором',
  edited: '(изменено)',
  showSpoiler: 'Показать спойлер',
  editMessage: 'Изменить сообщение',
  editHint: 'Enter сохраняет, Esc оставляет как было.',
  deleteMessage: 'Удалить сообщение',
  messageDeleted: 'Сообщение удалено.',
  reaction: {
    one: '{emoji}, {count} человек',
    few: '{emoji}, {count} человека',
    many: '{emoji}, {count} человек',
    other: '{emoji}, {count} человека',
  },
  reactWith: 'Отреагировать: {emoji}',
  discard: 'Удалить',
  notSent: 'Не отправлено.',
};
