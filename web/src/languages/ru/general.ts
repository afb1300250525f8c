import type { general as english } from '../en/general.ts';
import type { Translated } from '../translated.ts';

export const general: Translated<typeof english> = {
  product: 'Chat-JS',
  language: 'Язык',
  members: { one: '{count} участник', few: '{count} участника', many: '{count} участников', other: '{count} участника' },
  seconds: { one: '{count} секунду', few: '{count} секунды', many: '{count} секунд', other: '{count} секунды' },
  minutes: { one: '{count} минуту', few: '{count} минуты', many: '{count} минут', other: '{count} минуты' },
  loading: 'Загрузка',
  retry: 'Попробовать ещё раз',
  copy: 'Скопировать',
  copied: 'Скопировано.',
  close: 'Закрыть',
  cancel: 'Отмена',
  undo: 'Вернуть',
  save: 'Сохранить',
  showMore: 'Показать ещё',
};
