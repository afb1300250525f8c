import type { composing as english } from '../en/composing.ts';
import type { Translated } from '../translated.ts';

export const composing: Translated<typeof english> = {
  send: 'Отправить',
  writeIn: 'Написать в #{channel}',
  oneTypes: '{name} печатает…',
  manyType: {
    one: '{count} человек печатает…',
    few: '{count} человека печатают…',
    many: '{count} человек печатают…',
    other: '{count} человека печатают…',
  },
  chooseEmoji: 'Выбор эмодзи',
  findEmoji: 'Найти эмодзи',
  noEmoji: 'Эмодзи с таким названием нет.',
  emojiOften: 'Часто используемые',
  emojiFaces: 'Смайлики и эмоции',
  emojiPeople: 'Люди и жесты',
  emojiNature: 'Животные и природа',
  emojiFood: 'Еда и напитки',
  emojiTravel: 'Путешествия и места',
  emojiActivities: 'Занятия',
  emojiObjects: 'Предметы',
  emojiSymbols: 'Символы',
  emojiFlags: 'Флаги',
  skinTone: 'Сменить тон кожи',
  toneLight: 'светлый',
  toneMediumLight: 'светлее среднего',
  toneMedium: 'средний',
  toneMediumDark: 'темнее среднего',
  toneDark: 'тёмный',
};
