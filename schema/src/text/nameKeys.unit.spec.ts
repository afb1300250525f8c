import { describe, expect, it } from 'vitest';
import { laterWords } from './nameKeys.ts';

describe('the later words of a name', () => {
  it.each([
    ['Ada', []],
    ['Anna Maria Petrova', ['maria petrova', 'petrova']],
    ['Анна-Мария Ёлкина', ['мария елкина', 'елкина']],
    ['(Ádá)', ['ada)']],
    ['x_y 2nd', ['y 2nd', '2nd']],
    ['🙂', []],
  ])('of %s', (name, words) => expect(laterWords(name)).toEqual(words));
});
