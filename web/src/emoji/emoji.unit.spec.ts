import { describe, expect, it } from 'vitest';
import { ru } from '../languages/ru.ts';
import { translator } from '../languages/translate.ts';
import { emojiDataOf } from './emojiData.ts';
import { emojiNameOf } from './emojiName.ts';
import { emojiRows } from './emojiRows.ts';
import { emojiLike, emojiOfCode } from './emojiSearch.ts';
import { emojiTableOf } from './emojiTable.ts';
import { type EmojiUse, withUse } from './emojiUse.ts';

const table = emojiTableOf(emojiRows);
const like = (typed: string, often: readonly string[] = []) =>
  emojiLike(table, typed, { most: 8, often }).map(({ emoji }) => emoji);

describe('the table of emoji', () => {
  it('holds only what the server takes as a reaction, skin tones included', () => {
    const all = table.flatMap(({ emoji, skins }) => [emoji, ...skins]);
    expect(all.length).toBeGreaterThan(3_000);
    expect(all.filter((emoji) => !/^\p{RGI_Emoji}$/v.test(emoji))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('has a name in both languages and a code for each', () => {
    expect(table.filter(({ labels, codes }) => labels.en === '' || labels.ru === '' || codes.length === 0)).toEqual([]);
    expect(table.find(({ emoji }) => emoji === '🎉')?.labels.ru).toMatch(/[а-я]/);
  });

  it('names an emoji as the API does', () => {
    expect(['👍🏽', '❤️', '👨‍👩‍👧'].map(emojiNameOf)).toEqual(['u-1f44d-1f3fd', 'u-2764-fe0f', 'u-1f468-200d-1f469-200d-1f467']);
  });
});

describe('emoji by what somebody types', () => {
  it('are found by code, and by words of both languages', () => {
    expect(like('smile')[0]).toBe('😄');
    expect(like('+1')[0]).toBe('👍');
    expect(like('сердц')[0]).toBe('💘');
    expect(like('радуг')).toContain('🌈');
    expect(like('no such thing')).toEqual([]);
  });

  it('begin with what is often used, where they fit equally well', () => {
    expect(like('gri', ['😬'])[0]).toBe('😬');
  });

  it('are exact where the whole code is typed', () => {
    expect(emojiOfCode(table, 'tada')).toBe('🎉');
    expect(emojiOfCode(table, 'tad')).toBeUndefined();
  });
});

it('shows the emoji of the person’s language, findable by the words of the other one', () => {
  const { emojis, categories } = emojiDataOf(table, { language: 'ru', locale: 'ru', say: translator('ru', ru) });
  const party = emojis.find(({ emoji }) => emoji === '🎉');
  expect(party?.label).toMatch(/^[А-Я]/);
  expect(party?.tags).toContain('tada');
  expect(new Set(emojis.map(({ category }) => category))).toEqual(new Set(categories.map(({ index }) => index)));
});

it('puts first what somebody uses most, and lets old habits fade', () => {
  const used = ['👍', '👍', '🎉'].reduce<readonly EmojiUse[]>(withUse, []);
  expect(used.map(({ emoji }) => emoji)).toEqual(['👍', '🎉']);
  const later = Array.from({ length: 40 }, () => '🎉').reduce<readonly EmojiUse[]>(withUse, used);
  expect(later[0]?.emoji).toBe('🎉');
});
