import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { ru } from './ru.ts';
import { type Dictionary, type Language, languageFor, languages, type TextName, translator } from './translate.ts';
import type { Plural } from './translated.ts';

const dictionaries: Readonly<Record<Language, Dictionary>> = { en, ru };
const names = Object.keys(dictionaries.en) as TextName[];
const insertedIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const formsOf = (entry: string | Plural): readonly string[] => (typeof entry === 'string' ? [entry] : Object.values(entry));

describe.each(languages)('the texts in %s', (language) => {
  const dictionary = dictionaries[language];

  it.each(names)('have the same inserted values as in English: %s', (name) => {
    const [expected] = formsOf(dictionaries.en[name]).map(insertedIn);
    for (const form of formsOf(dictionary[name])) expect(insertedIn(form)).toEqual(expected);
  });

  it('have a form for every plural category of the language', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const name of names) {
      const entry = dictionary[name];
      if (typeof entry !== 'string') expect(Object.keys(entry).sort()).toEqual([...categories].sort());
    }
  });

  it('are never empty', () => {
    for (const name of names) for (const form of formsOf(dictionary[name])) expect(form.trim()).not.toBe('');
  });
});

const written = (form: string): string => form.replace(/\{\w+\}/g, '');

it('Russian is written in Cyrillic, apart from names and from what has no words', () => {
  const hasWords = (name: TextName) => formsOf(dictionaries.en[name]).some((form) => /[a-z]/i.test(written(form)));
  for (const name of names.filter((name) => name !== 'product' && hasWords(name)))
    for (const form of formsOf(dictionaries.ru[name])) expect(written(form)).toMatch(/[а-яё]/i);
});

describe('a text about a number', () => {
  const say = (language: 'en' | 'ru') => (count: number) => translator(language, dictionaries[language])('members', { count });

  it('takes the plural of its language', () => {
    expect([1, 2, 5, 21, 111].map(say('en'))).toEqual(['1 member', '2 members', '5 members', '21 members', '111 members']);
    expect([1, 2, 5, 21, 111].map(say('ru'))).toEqual([
      '1 участник',
      '2 участника',
      '5 участников',
      '21 участник',
      '111 участников',
    ]);
  });

  it('writes large numbers as its language does', () => {
    expect(say('en')(196_000)).toBe('196,000 members');
    expect(say('ru')(196_000)).toBe('196\u00a0000 участников');
  });
});

it('an inserted value is inserted as it is', () => {
  expect(translator('en', en)('invitedTo', { guild: '$& {guild} <b>' })).toBe('You have an invite to $& {guild} <b>');
});

it('the language is the first that somebody prefers and the interface speaks', () => {
  expect(languageFor(['de-DE', 'ru-RU', 'en'])).toBe('ru');
  expect(languageFor(['fr'])).toBe('en');
  expect(languageFor([])).toBe('en');
});

it('no name stands in the texts of two slices', async () => {
  const parts = import.meta.glob<Readonly<Record<string, object>>>('./en/*.ts', { eager: true });
  const all = Object.values(parts).flatMap((part) => Object.values(part).flatMap((texts) => Object.keys(texts)));
  expect(all).toHaveLength(new Set(all).size);
  expect([...all].sort()).toEqual([...names].sort());
});
