import { describe, expect, it } from 'vitest';
import page from '../../../docs/errors.md?raw';
import { en } from '../languages/en.ts';
import { ru } from '../languages/ru.ts';
import { languages, translator } from '../languages/translate.ts';
import { problemText } from './problemText.ts';

const dictionaries = { en, ru };
const codes = [...page.matchAll(/^### ([A-Z_]+)$/gm)].map(([, code]) => code ?? '');

describe.each(languages)('a problem in %s', (language) => {
  const say = translator(language, dictionaries[language]);

  it.each(codes.filter((code) => code !== 'INTERNAL'))('of the code %s is said by a sentence of its own', (code) => {
    expect(problemText({ code }, say)).not.toBe(say('INTERNAL'));
  });

  it('names the rule that a field breaks', () => {
    expect(problemText({ code: 'INVALID_INPUT', field: 'handle', rule: 'TOO_LONG', limit: 32 }, say)).toContain('32');
  });

  it('that nobody knows here is a mistake of the server', () => {
    expect(problemText({ code: 'OF_TOMORROW' }, say)).toBe(say('INTERNAL'));
  });
});

it('says how long to wait', () => {
  expect(problemText({ code: 'RATE_LIMITED', retryAfter: 1_200 }, translator('ru', ru))).toContain('2 секунды');
  expect(problemText({ code: 'RATE_LIMITED', retryAfter: 600_000 }, translator('en', en))).toContain('10 minutes');
});
