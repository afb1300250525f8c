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
  emptyChannel: 'Здесь начинается #{channel}.',
  emptyChannelHint: 'Пока никто ничего не сказал. Поздоровайтесь.',
  jumpToPresent: 'К последним',
};
