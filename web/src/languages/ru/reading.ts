import type { reading as english } from '../en/reading.ts';
import type { Translated } from '../translated.ts';

export const reading: Translated<typeof english> = {
  timeline: 'Сообщения',
  newMessages: {
    one: '{count} новое сообщение',
    few: '{count} новых сообщения',
    many: '{count} новых сообщений',
    other: '{count} нового сообщения',
  },
  newSince: {
    one: '{count} новое с {time}',
    few: '{count} новых с {time}',
    many: '{count} новых с {time}',
    other: '{count} нового с {time}',
  },
  unreadBar: 'Непрочитанные сообщения',
  jumpToUnread: 'К первому непрочитанному',
  unreadBarMark: 'Прочитано',
  unreadBarAsk: 'Отметить прочитанным?',
  emptyChannel: 'Здесь начинается #{channel}.',
  emptyChannelHint: 'Пока никто ничего не сказал. Поздоровайтесь.',
  jumpToPresent: 'К последним',
  jumpToPresentCount: {
    one: 'К последним ({count})',
    few: 'К последним ({count})',
    many: 'К последним ({count})',
    other: 'К последним ({count})',
  },
  jumpToDate: 'Перейти к дате',
  jumpToDay: 'Перейти',
  jumpWeekAgo: 'Неделю назад',
  jumpMonthAgo: 'Месяц назад',
  jumpToBeginning: 'К началу',
  jumpAbsent: 'Этого сообщения здесь нет. Показано ближайшее.',
  jumpDeleted: 'Это сообщение удалено. Оно стояло здесь.',
  jumpNothingLater: 'В этот день и позже никто ничего не писал. Показано последнее сообщение.',
  loadingMessages: 'Сообщения загружаются',
};
