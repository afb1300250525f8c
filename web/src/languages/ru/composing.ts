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
};
